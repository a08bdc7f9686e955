import type { TableRow } from './read-workbook.ts'
import type { KnownHeaders } from './recognise-columns.ts'
import type { Cell } from './sheet-rows.ts'
import { filled, hasValues, isEmpty } from './table-rows.ts'

export interface Header {
  /** The row under which the rows to import begin. */
  row: number
  /** By column; of a header of two rows both words where the lower one alone says too little. */
  names: string[]
}

/**
 * The header among the first rows of a sheet, by the column names known; the first full row when none is known.
 * A header of two rows, 业主信息 over 姓名 and 电话, is found from either of them.
 * @param chosen a person's choice of its (lower) row; a row that is not there means none
 */
export function chooseHeader(
  rows: readonly TableRow[],
  chosen: number | undefined,
  knownHeaders: KnownHeaders,
): Header | undefined {
  const best = chosen === undefined ? likeliest(rows, knownHeaders) : rows.find((row) => row.row === chosen)
  if (!best) return undefined
  const above = rows.find((row) => row.row === best.row - 1)
  const below = rows.find((row) => row.row === best.row + 1)
  if (chosen === undefined && below && isUnder(best, below) && knownHeaders(textsOf(below)) > 0)
    return { row: below.row, names: joined(best, below) }
  return { row: best.row, names: above && isOver(above) ? joined(above, best) : textsOf(best) }
}

function likeliest(rows: readonly TableRow[], knownHeaders: KnownHeaders): TableRow | undefined {
  let best: { row: TableRow; known: number } | undefined
  for (const row of rows) {
    const known = knownHeaders(row.cells.map((cell) => cell.text))
    // Of two rows of a grouped header the lower names the columns.
    const better = known > (best?.known ?? 0) || (known === best?.known && row.row === best.row.row + 1)
    if (known > 0 && better && !hasValues(row)) best = { row, known }
  }
  // One known word in a row may be chance: 其他 stands in many a table.
  if (best && (best.known > 1 || rows.every((row) => filled(row).length <= 1))) return best.row
  const distinct = (row: TableRow) => new Set(filled(row).map((cell) => cell.text)).size
  return rows.find((row) => distinct(row) > 1) ?? best?.row ?? rows.find((row) => !isEmpty(row))
}

const textsOf = (row: TableRow) => row.cells.map((cell) => cell.text.trim())
const textAt = (row: TableRow, at: number) => row.cells[at]?.text.trim() ?? ''
const isWord = (cell: Cell) =>
  cell.kind === 'text' && cell.text.trim().length <= 20 && !/\d{3}/.test(cell.text)

/** Whether a row divides the columns of an upper one: words only, none under a name that stands alone. */
function isUnder(upper: TableRow, lower: TableRow): boolean {
  const cells = filled(lower)
  if (cells.length === 0 || !cells.every(isWord)) return false
  return lower.cells.every(
    (cell, at) => !cell.text.trim() || cell.text.trim() === textAt(upper, at) || spans(upper, at),
  )
}

/** Whether this column of the upper row belongs to a word that stands over several columns. */
const spans = (row: TableRow, at: number) =>
  !textAt(row, at) ||
  row.cells[at]!.merged === true ||
  (at + 1 < row.cells.length && (!textAt(row, at + 1) || row.cells[at + 1]!.merged === true))

/** Whether a row groups the columns of a lower one; a title says one thing over all of them. */
function isOver(upper: TableRow): boolean {
  const words = new Set(filled(upper).map((cell) => cell.text.trim()))
  return words.size > 1 && filled(upper).every((cell) => isWord(cell) && !/[::]/.test(cell.text))
}

/** The lower word alone, with the upper one before it where it stands more than once, the upper one where it is missing. */
function joined(upper: TableRow, lower: TableRow): string[] {
  const groups = groupsOf(upper)
  const lowers = textsOf(lower)
  const width = Math.max(lowers.length, upper.cells.length)
  return Array.from({ length: width }, (_, at) => {
    const own = lowers[at] ?? ''
    if (!own) return textAt(upper, at)
    const repeated = lowers.filter((each) => each === own).length > 1
    return repeated && groups[at] && groups[at] !== own ? `${groups[at]} ${own}` : own
  })
}

/** What each column stands under: a word holds until the next one. */
function groupsOf(upper: TableRow): string[] {
  let last = ''
  return upper.cells.map((cell) => {
    last = cell.text.trim() || last
    return last
  })
}
