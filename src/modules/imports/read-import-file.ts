import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { readImportFile } from './contract/jobs.ts'
import { headerKey } from './field.ts'
import { keptFor, signatureOf } from './kept-mappings.ts'
import { kindOf } from './kinds.ts'
import { type OpenedTable, openTable } from './open-table.ts'
import { actingFor, failImport, findImport, type ImportRow, type Reading } from './queries.ts'
import { FileRefused, withFile } from './read-bytes.ts'
import { readTable } from './read-table.ts'
import { knowsHeaders, proposedMapping, recogniseColumns } from './recognise-columns.ts'
import { sealCells } from './sealed-cells.ts'
import { type Cell, EMPTY } from './sheet-rows.ts'
import { splitsOf } from './split-cells.ts'

const ROWS_A_STATEMENT = 1000
const SAMPLED = 100
const SHOWN_SAMPLES = 5

interface Kept {
  row: number
  sheet: string
  sheet_row: number
  cells: string | null
  outcome: 'read' | 'left-out'
  because: string | null
}

/** Columns of all sheets under one numbering: a sheet may have them in another order. */
class Columns {
  readonly headers: string[] = []
  #byKey = new Map<string, number>()

  /** Where each column of a sheet stands among all. */
  of(names: readonly string[]): number[] {
    const seen = new Map<string, number>()
    return names.map((name, at) => {
      const key = headerKey(name) || `#${at}`
      const nth = (seen.get(key) ?? 0) + 1
      seen.set(key, nth)
      const known = this.#byKey.get(`${key} ${nth}`)
      if (known !== undefined) return known
      this.#byKey.set(`${key} ${nth}`, this.headers.length)
      return this.headers.push(name) - 1
    })
  }
}

/** Reads the whole file once, keeps its rows sealed, and proposes what each column is. Nothing stays of a file that is refused. */
export const readImportFileOperation = implement(readImportFile, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  if (found.state !== 'reading') return { more: false }
  const acting = await actingFor(ctx, found.started_by, found)
  if (!acting) {
    await failImport(ctx, id, 'import.not_allowed')
    return { more: false }
  }
  await ctx.client.query('savepoint reading')
  try {
    await readAll(acting, found)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    await ctx.client.query('rollback to savepoint reading')
    await failImport(ctx, id, error.code, error.values)
  }
  return { more: false }
})

async function readAll(ctx: Ctx, found: ImportRow): Promise<void> {
  await sql`delete from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${found.id}`.execute(
    ctx.db,
  )
  const { rows } = await sql<{
    digest: string
  }>`select digest from files where tenant_id = ${ctx.tenantId} and id = ${found.file_id}`.execute(ctx.db)
  const { reading, samples, total } = await withFile(ctx.files, rows[0]!.digest, async (source) => {
    const table = await openTable(source, found.file_name, { pasted: found.options.pasted ?? false })
    return keepRows(ctx, found, table)
  })
  const headers = reading.columns.map(({ header }) => header)
  const kept = await keptFor(ctx, found.kind, headers)
  const columns = recogniseColumns(headers, samples, kindOf(found.kind).fields).map((column) => ({
    ...column,
    samples: shown(samples, column.index),
    split: splitsOf(
      column.field,
      samples.map((cells) => cells[column.index] ?? ''),
    ),
    blanks: blanksUnder(samples, column.index),
  }))
  const mapping = (await parentMapping(ctx, found, columns)) ?? kept?.mapping ?? proposedMapping(columns)
  const options = { ...kept?.options, ...found.options }
  await sql`update imports set state = 'mapping', step = null, signature = ${signatureOf(headers)}, mapping = ${JSON.stringify(mapping)}::jsonb, options = ${JSON.stringify(options)}::jsonb,
      reading = ${JSON.stringify({ ...reading, columns, remembered: kept?.name ?? null })}::jsonb, total = ${total}, progress = 0
    where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(ctx.db)
}

async function keepRows(ctx: Ctx, found: ImportRow, table: OpenedTable) {
  const columns = new Columns()
  const sheets = new Map(
    table.sheets.map(({ name, hidden }) => [
      name,
      { name, hidden, headerRow: null as number | null, rows: 0, hiddenRows: 0, coloured: false },
    ]),
  )
  const samples: string[][] = []
  const waiting: Kept[] = []
  let places: number[] | null = null
  let sheetNow = ''
  let total = 0
  const headerRows = table.headerRow
    ? Object.fromEntries(table.sheets.map(({ name }) => [name, table.headerRow!]))
    : (found.options.headerRows ?? {})
  const left = new Set(found.options.leaveSheets ?? [])
  for await (const part of readTable(table.rows(), {
    headerRow: headerRows,
    withHidden: found.options.hiddenRows ?? false,
    known: knowsHeaders(kindOf(found.kind).fields),
  })) {
    const sheet = sheets.get(part.sheet)!
    if (part.sheet !== sheetNow) places = null
    sheetNow = part.sheet
    if (part.kind === 'header') {
      if (!left.has(part.sheet)) places = columns.of(part.names)
      sheet.headerRow = part.row
      continue
    }
    total++
    const kept: Kept = {
      row: total,
      sheet: part.sheet,
      sheet_row: part.row,
      cells: null,
      outcome: 'left-out',
      because: 'sheet',
    }
    if (part.kind === 'skipped') {
      kept.because = part.because
      if (part.because === 'hidden') sheet.hiddenRows++
    } else if (!left.has(part.sheet)) {
      sheet.rows++
      sheet.coloured ||= part.cells.some((cell) => cell.coloured)
      if (!places || (sheet.headerRow === null && places.length < part.cells.length))
        places = columns.of(part.cells.map((_, at) => `#${at + 1}`))
      const cells = inPlace(part.cells, places)
      if (samples.length < SAMPLED) samples.push(cells.map((cell) => cell.text))
      Object.assign(kept, { cells: sealCells(ctx.vault, cells), outcome: 'read', because: null })
    }
    waiting.push(kept)
    if (waiting.length >= ROWS_A_STATEMENT) await insertRows(ctx, found.id, waiting.splice(0))
  }
  await insertRows(ctx, found.id, waiting)
  const reading: Reading = {
    sheets: [...sheets.values()],
    columns: columns.headers.map((header, index) => ({
      index,
      header,
      field: null,
      score: 0,
      asks: false,
      alternatives: [],
      samples: [],
      split: null,
      blanks: 0,
    })),
    date1904: table.date1904,
  }
  return { reading, samples, total }
}

function inPlace(cells: readonly Cell[], places: readonly number[]): Cell[] {
  const placed: Cell[] = []
  cells.forEach((cell, at) => {
    const place = places[at]
    if (place !== undefined) placed[place] = cell
  })
  return Array.from(placed, (cell) => cell ?? EMPTY)
}

const shown = (samples: readonly string[][], column: number) =>
  [...new Set(samples.map((cells) => (cells[column] ?? '').trim()).filter(Boolean))]
    .slice(0, SHOWN_SAMPLES)
    .map((text) => text.slice(0, 40))

function blanksUnder(samples: readonly string[][], column: number): number {
  const first = samples.findIndex((cells) => (cells[column] ?? '').trim() !== '')
  return first < 0 ? 0 : samples.slice(first).filter((cells) => (cells[column] ?? '').trim() === '').length
}

async function insertRows(ctx: Ctx, importId: string, rows: readonly Kept[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.client.query(
    `insert into import_rows (tenant_id, import_id, row, sheet, sheet_row, cells, outcome, because, lead)
     select $1, $2, row, sheet, sheet_row, cells, outcome, because, row * 100 from jsonb_to_recordset($3::jsonb)
       as x(row integer, sheet text, sheet_row integer, cells text, outcome text, because text)`,
    [ctx.tenantId, importId, JSON.stringify(rows)],
  )
}

/** A mended copy has the columns of the file it mends, and means the same by them. */
async function parentMapping(
  ctx: Ctx,
  found: ImportRow,
  columns: readonly { index: number; header: string }[],
): Promise<Record<string, string> | null> {
  if (!found.parent_id) return null
  const { mapping, reading } = await findImport(ctx, found.parent_id)
  const byHeader = new Map(
    (reading.columns ?? []).flatMap(({ header, index }) =>
      mapping?.[index] ? [[headerKey(header), mapping[index]] as const] : [],
    ),
  )
  const same = columns.flatMap(({ header, index }) => {
    const target = byHeader.get(headerKey(header))
    return target ? [[String(index), target] as const] : []
  })
  return same.length > 0 ? Object.fromEntries(same) : null
}
