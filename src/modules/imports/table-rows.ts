import type { TableRow } from './read-workbook.ts'
import type { Cell } from './sheet-rows.ts'

/** The cells of a row in which something stands. */
export function filled(row: Pick<TableRow, 'cells'>): Cell[] {
  return row.cells.filter((cell) => cell.kind !== 'empty' && cell.text.trim() !== '')
}

export const isEmpty = (row: Pick<TableRow, 'cells'>): boolean => filled(row).length === 0

/** True when a row holds what people write under a header, not in it: dates, long numbers, phones. */
export function hasValues(row: Pick<TableRow, 'cells'>): boolean {
  return row.cells.some(
    (cell) =>
      cell.kind === 'date' ||
      (cell.kind === 'number' && cell.text.length > 4) ||
      /^1[3-9]\d{9}$/.test(cell.text),
  )
}
