import { chooseHeader } from './find-header.ts'
import type { TableRow } from './read-workbook.ts'
import { type KnownHeaders, knowsHeaders } from './recognise-columns.ts'
import type { Cell } from './sheet-rows.ts'
import { filled, isEmpty } from './table-rows.ts'

export type Skipped = 'title' | 'total' | 'empty' | 'header_again' | 'remark' | 'hidden'

/** What the rows of a file are: the header of each sheet, rows to import, and rows left out with the reason. */
export type TablePart =
  | { kind: 'header'; sheet: string; row: number; names: string[]; known: number }
  | { kind: 'row'; sheet: string; row: number; cells: Cell[] }
  | { kind: 'skipped'; sheet: string; row: number; because: Skipped }

const HEADER_WITHIN = 30
const MOST_GAP = 1000
const TOTAL =
  /^(?:本页|本栋|全部|项目)?(?:合计|总计|小计|共计|总数|累计|汇总|sum|total|subtotal|grand total)(?:[\s::(（].*|\d.*)?$/i
const REMARK = /^(?:制表|填表|审核|复核|打印|导出时间|制单|备注|说明|注)(?:人|日期|时间)?\s*\d?\s*[::]/

/**
 * Finds the header of each sheet among its first 30 rows, by the column names known (the first non-empty row when none is),
 * and tells rows to import from titles, totals (合计, 小计 …), empty rows, repeated headers, remarks under the table and rows
 * that are hidden in the file. Empty rows after the last filled one do not count. Every other row comes out exactly once.
 * @param headerRow a person's choice of header row, by sheet
 * @param withHidden hidden rows are rows like any other
 * @param known what headers the kind of file has
 */
export async function* readTable(
  rows: AsyncIterable<TableRow>,
  {
    headerRow = {},
    withHidden = false,
    known = knowsHeaders(),
  }: { headerRow?: Readonly<Record<string, number>>; withHidden?: boolean; known?: KnownHeaders } = {},
): AsyncGenerator<TablePart> {
  let sheet: string | null = null
  let waiting: TableRow[] = []
  let names: string[] | null = null
  let blank: TableRow[] = []
  const isShown = (row: TableRow) => withHidden || !row.hidden

  function* begin(): Generator<TablePart> {
    const chosen = headerRow[sheet ?? '']
    const header = chooseHeader(chosen === undefined ? waiting.filter(isShown) : waiting, chosen, known)
    if (header) names = header.names
    for (const row of waiting) {
      if (header && row.row === header.row)
        yield { kind: 'header', sheet: row.sheet, row: row.row, names: names!, known: known(names!) }
      else if (header && row.row < header.row)
        yield skipped(row, isEmpty(row) ? 'empty' : isShown(row) ? 'title' : 'hidden')
      else yield* judge(row)
    }
    waiting = []
  }

  function* judge(row: TableRow): Generator<TablePart> {
    if (isEmpty(row)) {
      blank.push(row)
      return
    }
    for (const each of blank.splice(0)) yield skipped(each, 'empty')
    const because = isShown(row) ? whyNot(row, names ?? []) : 'hidden'
    const { sheet, row: number, cells } = row
    yield because ? skipped(row, because) : { kind: 'row', sheet, row: number, cells }
  }

  for await (const row of withGaps(rows)) {
    if (row.sheet !== sheet) {
      if (names === null) yield* begin()
      sheet = row.sheet
      names = null
      blank = []
    }
    if (names) yield* judge(row)
    // A million formatted but empty rows must not wait in memory.
    else if (!isEmpty(row) || waiting.length > 0) waiting.push(row)
    else yield skipped(row, 'empty')
    if (!names && waiting.length >= HEADER_WITHIN) yield* begin()
    if (blank.length > 1000) blank = blank.slice(0, 1000)
  }
  if (names === null) yield* begin()
}

/** Rows a program left out of the file because nothing stands in them; they are empty rows to whoever looks at it. */
async function* withGaps(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  let last = { sheet: '', row: 0 }
  for await (const row of rows) {
    const from = row.sheet === last.sheet ? last.row + 1 : 1
    for (let gap = Math.max(from, row.row - MOST_GAP); gap < row.row; gap++) {
      yield { sheet: row.sheet, row: gap, cells: [] }
    }
    yield row
    last = row
  }
}

function whyNot(row: TableRow, names: readonly string[]): Skipped | null {
  const cells = filled(row)
  if (
    cells.slice(0, 3).some((cell) => TOTAL.test(cell.text.trim())) &&
    !cells.some((cell) => /^1[3-9]\d{9}$/.test(cell.text))
  )
    return 'total'
  const same = row.cells.filter((cell, at) => cell.kind !== 'empty' && cell.text.trim() === names[at]).length
  if (same > 1 && same >= cells.length * 0.6) return 'header_again'
  return REMARK.test(cells[0]?.text.trim() ?? '') && new Set(cells.map((cell) => cell.text)).size <= 4
    ? 'remark'
    : null
}

function skipped(row: TableRow, because: Skipped): TablePart {
  return { kind: 'skipped', sheet: row.sheet, row: row.row, because }
}
