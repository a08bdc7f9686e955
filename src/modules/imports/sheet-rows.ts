import { dayOfSerial } from '#modules/customers/birthdays.ts'
import { FileRefused } from './read-bytes.ts'
import { attribute, type XmlHandler } from './scan-xml.ts'
import { type CellStyle, columnNumber, LONGEST_CELL, type Merge, unescapeCell } from './workbook-parts.ts'

export type CellKind = 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error'

export interface Cell {
  /** What the cell says, dates as 2026-11-21 or 2026-11-21 13:30; '' when empty. */
  text: string
  kind: CellKind
  /** `cell.formula` is a warning, the others mean that the text is not what was once typed. */
  problem?: 'cell.formula' | 'cell.error' | 'cell.digits_lost' | 'cell.too_long'
  /** Has a colour of its own, whose meaning nobody can read: to be said once for a sheet. */
  coloured?: true
  /** Repeated from the top left of a merge. */
  merged?: true
}

export const EMPTY: Cell = Object.freeze({ text: '', kind: 'empty' })

interface SheetParts {
  strings: string[]
  styles: CellStyle[]
  date1904: boolean
  merges: Merge[]
  mostColumns: number
}

interface FinishedRow {
  row: number
  cells: Cell[]
  hidden?: boolean
}

const LAST_COLUMN = 16_384

/**
 * The handler that turns the XML of a sheet into rows, each handed to `take` when its end is reached. Empty cells cost nothing,
 * so a sheet formatted to its last column is read; one with values beyond `mostColumns` is refused.
 * @throws FileRefused `sheet.too_many_columns`, `file.damaged`
 */
export function sheetRows(parts: SheetParts, take: (row: FinishedRow) => void): XmlHandler {
  const waiting = [...parts.merges].sort((one, other) => one.top - other.top)
  let active: (Merge & { cell: Cell })[] = []
  let inData = false
  let row: FinishedRow | null = null
  let last = 0
  let column = 0
  let style = 0
  let type = ''
  let value: string | null = null
  let collecting = false
  let formula = false
  let inPhonetic = false

  function finish(done: FinishedRow): void {
    while (waiting[0] && waiting[0].top <= done.row) {
      const merge = waiting.shift()!
      const cell = merge.top === done.row ? done.cells[merge.left - 1] : undefined
      if (cell && cell.kind !== 'empty') active.push({ ...merge, cell })
    }
    active = active.filter((merge) => merge.bottom >= done.row)
    for (const { left, right, cell } of active) {
      for (let at = left; at <= Math.min(right, parts.mostColumns); at++) {
        while (done.cells.length < at) done.cells.push(EMPTY)
        if (done.cells[at - 1]!.kind === 'empty') done.cells[at - 1] = { ...cell, merged: true }
      }
    }
    take(done)
  }

  return {
    open(name, attributes) {
      if (name === 'sheetData') inData = true
      else if (!inData) return
      else if (name === 'row') {
        const number = Number(attribute(attributes, 'r') ?? last + 1)
        if (!Number.isInteger(number) || number <= last || number > 1_048_576)
          throw new FileRefused('file.damaged')
        last = number
        column = 0
        row = { row: number, cells: [] }
        if (attribute(attributes, 'hidden') === '1') row.hidden = true
      } else if (name === 'c') {
        const letters = /^[A-Z]{1,3}/.exec(attribute(attributes, 'r') ?? '')?.[0]
        column = letters ? columnNumber(letters) : column + 1
        style = Number(attribute(attributes, 's') ?? 0)
        type = attribute(attributes, 't') ?? 'n'
        value = null
        formula = false
      } else if (name === 'v' || name === 't') {
        collecting = !inPhonetic
        if (collecting) value ??= ''
      } else if (name === 'f') formula = true
      else if (name === 'rPh') inPhonetic = true
    },
    text(piece) {
      if (collecting && value !== null && value.length <= LONGEST_CELL) value += piece
    },
    close(name) {
      if (!inData) return
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'sheetData') inData = false
      else if (name === 'row' && row) {
        finish(row)
        row = null
      } else if (name === 'c' && row && value !== null) {
        const cell = cellOf(value, type, style, formula, parts)
        if (cell.kind === 'empty') return
        if (column > LAST_COLUMN || column < 1) throw new FileRefused('file.damaged')
        if (column > parts.mostColumns)
          throw new FileRefused('sheet.too_many_columns', { row: last, most: parts.mostColumns })
        while (row.cells.length < column) row.cells.push(EMPTY)
        row.cells[column - 1] = cell
      }
    },
  }
}

function cellOf(raw: string, type: string, style: number, formula: boolean, parts: SheetParts): Cell {
  const plain = plainCell(raw, type, style, parts)
  const cell: Cell =
    plain.kind !== 'empty' && parts.styles[style]?.coloured ? { ...plain, coloured: true } : plain
  if (cell.problem) return cell
  if (cell.text.length > LONGEST_CELL)
    return { ...cell, text: cell.text.slice(0, LONGEST_CELL), problem: 'cell.too_long' }
  return formula ? { ...cell, problem: 'cell.formula' } : cell
}

function plainCell(raw: string, type: string, style: number, parts: SheetParts): Cell {
  if (type === 's') return textCell(parts.strings[Number(raw)] ?? '')
  if (type === 'inlineStr' || type === 'str') return textCell(unescapeCell(raw))
  if (type === 'b') return { text: raw.trim() === '1' ? '是' : '否', kind: 'boolean' }
  if (type === 'e') return { text: raw, kind: 'error', problem: 'cell.error' }
  if (type === 'd')
    return { text: raw.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.\d+)?Z?$/, ''), kind: 'date' }
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return raw.trim() === '' ? EMPTY : textCell(raw)
  const date = parts.styles[style]?.date ? dateText(number, parts.date1904) : null
  if (date) return { text: date, kind: 'date' }
  // A spreadsheet keeps 15 digits: of a document number typed as a number the last three are gone.
  if (Math.abs(number) >= 1e15)
    return { text: BigInt(Math.round(number)).toString(), kind: 'number', problem: 'cell.digits_lost' }
  return { text: plainNumber(number), kind: 'number' }
}

function textCell(text: string): Cell {
  const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  return clean.trim() === '' ? EMPTY : { text: clean, kind: 'text' }
}

function plainNumber(number: number): string {
  // 0.1 + 0.2 and their like carry noise in the 16th digit that nobody typed.
  const rounded = Number(number.toPrecision(15))
  return /e/.test(String(rounded)) ? rounded.toFixed(10).replace(/\.?0+$/, '') : String(rounded)
}

function dateText(number: number, date1904: boolean): string | null {
  const minutes = Math.round((number - Math.floor(number)) * 1440)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  if (number >= 0 && number < 1) return time
  const day = dayOfSerial(number, date1904)
  if (!day) return null
  return minutes > 0 && minutes < 1440 ? `${day} ${time}` : day
}
