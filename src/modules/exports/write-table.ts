import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { safeForDelimited } from '#modules/imports/report-copy.ts'

export type CellValue = string | number | null

const ROWS_A_TURN = 100

/**
 * Writes a table as it is read, in bounded memory: text cells only, so that nothing in them ever runs as a formula, and a last
 * line that says who took it and when.
 * @returns how many rows were written
 */
export async function writeTable(
  out: Writable,
  format: 'xlsx' | 'csv',
  sheetName: string,
  headers: readonly string[],
  rows: AsyncIterable<readonly CellValue[]>,
  lastLine: string,
): Promise<number> {
  return format === 'csv'
    ? writeCsv(out, headers, rows, lastLine)
    : writeXlsx(out, sheetName, headers, rows, lastLine)
}

async function writeXlsx(
  out: Writable,
  sheetName: string,
  headers: readonly string[],
  rows: AsyncIterable<readonly CellValue[]>,
  lastLine: string,
): Promise<number> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  const sheet = book.addWorksheet(sheetName, {
    views: [{ state: 'frozen', ySplit: 1 }],
    headerFooter: { oddFooter: `&L${lastLine.replaceAll('&', '&&')}` },
  })
  const titles = sheet.addRow([...headers])
  titles.font = { bold: true }
  titles.commit()
  let written = 0
  for await (const row of rows) {
    sheet.addRow(row.map((value) => (typeof value === 'string' ? plain(value) : value))).commit()
    if (++written % ROWS_A_TURN === 0) await nextTurn()
  }
  const last = sheet.addRow([plain(lastLine)])
  last.font = { color: { argb: 'FF8C8C8C' } }
  last.commit()
  sheet.commit()
  await book.commit()
  return written
}

/** Control characters that XML cannot hold are dropped, and what a cell cannot hold is cut. */
const plain = (value: string) =>
  value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, 32_000)

async function writeCsv(
  out: Writable,
  headers: readonly string[],
  rows: AsyncIterable<readonly CellValue[]>,
  lastLine: string,
): Promise<number> {
  const write = async (cells: readonly CellValue[]) => {
    if (!out.write(`${cells.map(quoted).join(',')}\r\n`)) await once(out, 'drain')
  }
  out.write('\ufeff')
  await write(headers)
  let written = 0
  for await (const row of rows) {
    await write(row)
    written++
  }
  await write([lastLine])
  out.end()
  return written
}

function quoted(value: CellValue): string {
  if (value === null) return ''
  const safe = typeof value === 'number' ? String(value) : safeForDelimited(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
