import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'

export interface ReportedRow {
  sheet: string
  /** The row in the user's file. */
  row: number
  cells: readonly string[]
  /** Sentences, in his language, by column from 0; −1 for the row as a whole. */
  problems: readonly { column: number; sentence: string }[]
}

export interface ReportWords {
  /** Above the columns we add; known again when the mended copy comes back. */
  reason: string
  row: string
  /** Between several reasons of one row. */
  between: string
}

export const REPORT_WORDS: Record<'zh-CN' | 'en', ReportWords> = {
  'zh-CN': { reason: '未导入的原因', row: '原文件行号', between: ';' },
  en: { reason: 'Reason not imported', row: 'Row in the file', between: '; ' },
}

// A note on each of a hundred thousand cells makes a file that no program opens; the reason stands in its column anyway.
const MOST_NOTES = 2000
const ROWS_A_TURN = 100
const RED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFCCC7' } } as const

/**
 * Writes a copy of the user's rows to `out`, a sheet for each of his: bad cells red with the reason as a note, all reasons of a
 * row in a last column. Every value is written as text, so one that begins with = + - @ is never a formula and comes back
 * unchanged when the copy is imported again. Memory stays bounded: rows are written as they come.
 * @param headers by sheet
 * @returns how many rows were written
 */
export async function writeReportCopy(
  out: Writable,
  headers: Readonly<Record<string, readonly string[]>>,
  rows: AsyncIterable<ReportedRow>,
  words: ReportWords = REPORT_WORDS['zh-CN'],
): Promise<number> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  let sheet: ReturnType<typeof book.addWorksheet> | null = null
  let name: string | null = null
  let width = 0
  let written = 0
  let notes = 0
  const used = new Set<string>()
  for await (const row of rows) {
    if (row.sheet !== name || !sheet) {
      sheet?.commit()
      name = row.sheet
      const header = headers[name] ?? []
      width = header.length
      sheet = book.addWorksheet(sheetName(name, used), { views: [{ state: 'frozen', ySplit: 1 }] })
      const titles = sheet.addRow([...header.map(plain), words.row, words.reason])
      titles.font = { bold: true }
      titles.commit()
    }
    const cells = Array.from({ length: width }, (_, at) => plain(row.cells[at] ?? ''))
    const reasons = [...new Set(row.problems.map((problem) => problem.sentence))]
    const line = sheet.addRow([...cells, String(row.row), reasons.map(plain).join(words.between)])
    line.eachCell((cell) => {
      cell.numFmt = '@'
    })
    for (const { column, sentence } of row.problems) {
      if (column < 0 || column >= width) continue
      const cell = line.getCell(column + 1)
      cell.fill = RED
      if (notes++ < MOST_NOTES) cell.note = plain(sentence)
    }
    line.commit()
    // The packer works between our turns; without them a hundred thousand rows would wait in memory.
    if (++written % ROWS_A_TURN === 0) await nextTurn()
  }
  if (!sheet) book.addWorksheet(words.reason).addRow([words.row, words.reason]).commit()
  await book.commit()
  return written
}

/**
 * A value for a delimited file that a spreadsheet may open: with an apostrophe before it where it would run as a formula.
 * Phone numbers such as +86 138… and negative amounts are no formulas and stay.
 */
export function safeForDelimited(value: string): string {
  return /^[\s\u0000-\u001F]*[=@＝＠]|^[\t\r]|^\s*[+\-＋－](?![\d\s()-]*(?:\.\d+)?$)/.test(value)
    ? `'${value}`
    : value
}

/** Control characters that XML cannot hold are dropped, and what a cell cannot hold is cut. */
function plain(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '',
    )
    .slice(0, 32_000)
}

function sheetName(name: string, used: Set<string>): string {
  const bare =
    name
      .replace(/[*?:\\/[\]']/g, ' ')
      .trim()
      .slice(0, 28) || 'Sheet'
  let free = bare
  for (let at = 2; used.has(free.toLowerCase()); at++) free = `${bare} ${at}`
  used.add(free.toLowerCase())
  return free
}
