import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { safeForDelimited } from '#modules/imports/report-copy.ts'

export type CellValue = string | number | null

const ROWS_A_TURN = 100

export interface TableSheet {
  name: string
  headers: readonly string[]
  rows: AsyncIterable<readonly CellValue[]>
}

/** Rows a sheet can hold, its headers and the last line left out. */
const MOST_ROWS = 1_048_000

/**
 * Writes tables as they are read, in bounded memory: text cells only, so that nothing in them ever runs as a formula, and a last
 * line that says who took it and when. A table too long for one sheet goes on in the next; a CSV file holds one table.
 * @returns how many rows were written
 */
export async function writeTables(
  out: Writable,
  format: 'xlsx' | 'csv',
  sheets: readonly TableSheet[],
  lastLine: string,
): Promise<number> {
  return format === 'csv' ? writeCsv(out, sheets[0]!, lastLine) : writeXlsx(out, sheets, lastLine)
}

async function writeXlsx(out: Writable, sheets: readonly TableSheet[], lastLine: string): Promise<number> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  let written = 0
  const begin = (name: string, headers: readonly string[]) => {
    const sheet = book.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1 }],
      headerFooter: { oddFooter: `&L${lastLine.replaceAll('&', '&&')}` },
    })
    const titles = sheet.addRow([...headers])
    titles.font = { bold: true }
    titles.commit()
    return sheet
  }
  const end = (sheet: ReturnType<typeof begin>) => {
    const last = sheet.addRow([plain(lastLine)])
    last.font = { color: { argb: 'FF8C8C8C' } }
    last.commit()
    sheet.commit()
  }
  for (const { name, headers, rows } of sheets) {
    let sheet = begin(name, headers)
    let here = 0
    for await (const row of rows) {
      if (here > 0 && here % MOST_ROWS === 0) {
        end(sheet)
        sheet = begin(`${name} ${here / MOST_ROWS + 1}`, headers)
      }
      sheet.addRow(row.map((value) => (typeof value === 'string' ? plain(value) : value))).commit()
      here++
      if (++written % ROWS_A_TURN === 0) await nextTurn()
    }
    end(sheet)
  }
  await book.commit()
  return written
}

/** Control characters that XML cannot hold are dropped, and what a cell cannot hold is cut. */
const plain = (value: string) =>
  value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, 32_000)

async function writeCsv(out: Writable, { headers, rows }: TableSheet, lastLine: string): Promise<number> {
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
