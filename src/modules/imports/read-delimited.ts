import { CsvError, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { type ByteSource, chunksOf, FileRefused, refuseSize } from './read-bytes.ts'
import { decoded, detectEncoding } from './text-encoding.ts'

export interface Dialect {
  encoding: string
  delimiter: string
}

export interface DelimitedRow {
  /** The row as a spreadsheet would number it: a value with a line break inside is still one row. */
  row: number
  cells: string[]
}

export interface DelimitedReading {
  /** Instead of what the file seems to be. */
  encoding?: string
  delimiter?: string
  /** For text pasted from a spreadsheet, which leaves quotes inside a value as they are. */
  looseQuotes?: boolean
  /** The first row must be these names, and every row as long; without it only rows longer than the first are refused. */
  header?: readonly string[]
}

const MOST_ROWS = 200_000
const MOST_COLUMNS = 500
const LONGEST_CELL = 32_767
const LONGEST_ROW = 1_000_000
const SAMPLE = 64 * 1024
const DELIMITERS = [',', ';', '\t', '|']

/**
 * Opens a file of delimited text, finding out encoding (UTF-8, UTF-16, GB18030, Big5, Windows-1252) and delimiter
 * (comma, semicolon, tab, bar). Quotes follow RFC 4180 to the letter: guessing at a missing quote would shift columns unseen.
 * @returns the dialect and the rows, in bounded memory; blank lines are rows of one empty cell
 * @throws FileRefused, also while rows are read: `csv.empty`, `csv.binary`, `csv.encoding`, `csv.quote_not_closed`,
 * `csv.quote_misplaced`, `csv.header`, `csv.too_many_fields`, `csv.too_few_fields`, `csv.cell_too_long`, `csv.too_many_rows`,
 * each with the row where there is one
 */
export async function readDelimited(
  source: ByteSource,
  reading: DelimitedReading = {},
): Promise<{ dialect: Dialect; rows: () => AsyncGenerator<DelimitedRow> }> {
  if (source.size === 0) throw new FileRefused('csv.empty')
  refuseSize(source.size)
  const encoding = reading.encoding ?? (await detectEncoding(source))
  const { delimiter, skipped } = await sniff(source, encoding, reading.delimiter)

  async function* rows(): AsyncGenerator<DelimitedRow> {
    let row = skipped
    let width = reading.header?.length ?? 0
    for await (const cells of records(source, encoding, delimiter, skipped, reading.looseQuotes ?? false)) {
      row++
      if (row > MOST_ROWS) throw new FileRefused('csv.too_many_rows', { most: MOST_ROWS })
      const first = row === skipped + 1
      if (first && reading.header && cells.join('\u0000') !== reading.header.join('\u0000')) {
        throw new FileRefused('csv.header', { row, expected: reading.header.join(', ') })
      }
      if (first) width = Math.max(width, cells.length)
      refuseCells(cells, row, width, reading.header !== undefined)
      yield { row, cells }
    }
    if (row === skipped) throw new FileRefused('csv.empty')
  }

  return { dialect: { encoding, delimiter }, rows }
}

function refuseCells(cells: string[], row: number, width: number, strict: boolean): void {
  const blank = cells.length === 1 && cells[0] === ''
  const extra = cells.slice(width).some((cell) => cell !== '')
  if (cells.length > MOST_COLUMNS || (strict ? cells.length > width : extra && width > 1)) {
    throw new FileRefused('csv.too_many_fields', {
      row,
      found: cells.length,
      expected: Math.min(width, MOST_COLUMNS),
    })
  }
  if (strict && !blank && cells.length < width) {
    throw new FileRefused('csv.too_few_fields', { row, found: cells.length, expected: width })
  }
  if (cells.some((cell) => cell.length > LONGEST_CELL)) {
    throw new FileRefused('csv.cell_too_long', { row, most: LONGEST_CELL })
  }
}

async function* records(
  source: ByteSource,
  encoding: string,
  delimiter: string,
  skipLines: number,
  looseQuotes: boolean,
): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: looseQuotes,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
    from_line: skipLines + 1,
  })
  const feeding = (async () => {
    try {
      for await (const text of decoded(chunksOf(source), encoding)) {
        if (text.includes('\u0000')) throw new FileRefused('csv.binary')
        if (!parser.write(text)) await drained(parser)
        if (parser.destroyed) return
      }
      parser.end()
    } catch (error) {
      parser.destroy(error as Error)
    }
  })()
  try {
    for await (const cells of parser) yield cells as string[]
  } catch (error) {
    throw reasonOf(error)
  } finally {
    parser.destroy()
    await feeding
  }
}

function drained(parser: NodeJS.EventEmitter): Promise<void> {
  const events = ['drain', 'close', 'error']
  return new Promise((resolve) => {
    const done = () => {
      for (const event of events) parser.off(event, done)
      resolve()
    }
    for (const event of events) parser.on(event, done)
  })
}

function reasonOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const row = Number((error as CsvError & { lines?: number }).lines ?? 0)
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new FileRefused('csv.quote_not_closed', { row })
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new FileRefused('csv.cell_too_long', { row, most: LONGEST_CELL })
  if (/QUOTE/.test(error.code)) return new FileRefused('csv.quote_misplaced', { row })
  return new FileRefused('csv.unreadable', { row })
}

/** The delimiter under which the first rows are longest and most alike; the line sep=; of Excel is obeyed. */
async function sniff(
  source: ByteSource,
  encoding: string,
  given?: string,
): Promise<{ delimiter: string; skipped: number }> {
  let text = ''
  for await (const piece of decoded(chunksOf(source, 0, Math.min(source.size, SAMPLE)), encoding, true))
    text += piece
  const told = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (told) return { delimiter: given ?? told, skipped: 1 }
  if (given) return { delimiter: given, skipped: 0 }
  const whole = source.size > SAMPLE ? text.slice(0, text.lastIndexOf('\n') + 1) || text : text
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(whole, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return { delimiter: best.delimiter, skipped: 0 }
}

function scoreOf(text: string, delimiter: string): number {
  const lengths = parseAtOnce(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    to: 100,
  }).map((cells) => (cells as string[]).length)
  const first = lengths[0] ?? 0
  const usual = mostFrequent(lengths)
  if (usual < 2) return 0
  const alike = lengths.filter((length) => length === usual).length / lengths.length
  return alike * alike * Math.log2(usual + 1) * (first === usual ? 1.2 : 1)
}

function mostFrequent(lengths: number[]): number {
  const counts = new Map<number, number>()
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0] ?? 0
}
