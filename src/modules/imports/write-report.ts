import { PassThrough } from 'node:stream'
import { sql } from 'kysely'
import { saveFile } from '#modules/files/keep-file.ts'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { reportImport, takeTemplate, writeReport, writeTemplate } from './contract/copies.ts'
import { importKinds } from './contract/words.ts'
import { kindOf } from './kinds.ts'
import { actingFor, findImport, type ImportRow } from './queries.ts'
import type { CellProblem } from './read-values.ts'
import { REPORT_WORDS, type ReportedRow, writeReportCopy } from './report-copy.ts'
import { sayProblem } from './say-problem.ts'
import { openCells } from './sealed-cells.ts'
import { makeTemplate } from './template.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_BYTES = 200 * 1024 * 1024
const ROWS_A_READ = 1000

export const reportImportOperation = implement(reportImport, async (ctx, { id, language }) => {
  const found = await findImport(ctx, id)
  const { rows } =
    await sql`select from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${found.id} and outcome in ('refuse', 'refused') limit 1`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('imports.nothing_failed')
  const fileId = newId(Date.parse(ctx.now))
  await ctx.enqueue(writeReport.name, { id, fileId, staffId: ctx.actor.id, language })
  return { fileId }
})

/** Writes the copy of the file with the reason beside each bad cell: only the rows that failed. */
export const writeReportOperation = implement(writeReport, async (ctx, { id, fileId, staffId, language }) => {
  const found = await findImport(ctx, id)
  const acting = await actingFor(ctx, staffId, found)
  if (!acting) return { ok: false }
  const headers = found.reading.columns?.map(({ header }) => header) ?? []
  const bySheet = Object.fromEntries((found.reading.sheets ?? []).map(({ name }) => [name, headers]))
  const out = new PassThrough()
  const [kept] = await Promise.all([
    ctx.files.put(out, MOST_BYTES),
    writeReportCopy(out, bySheet, failedRows(acting, found, language), REPORT_WORDS[language]).catch(
      (error) => out.destroy(error),
    ),
  ])
  const name = `${found.file_name.replace(/\.\w+$/, '')} ${language === 'en' ? 'not imported' : '未导入'}.xlsx`
  await saveFile(ctx, { id: fileId, ...kept, type: XLSX, name, staffId, passing: true })
  return { ok: true }
})

async function* failedRows(
  ctx: Ctx,
  found: ImportRow,
  language: 'zh-CN' | 'en',
): AsyncGenerator<ReportedRow> {
  let after = 0
  for (;;) {
    const { rows } = await ctx.client.query(
      `select row, sheet, sheet_row, cells, problems from import_rows where tenant_id = $1 and import_id = $2 and part = 0 and row > $3 and cells is not null
         and row in (select f.row from import_rows f where f.tenant_id = $1 and f.import_id = $2 and f.outcome in ('refuse', 'refused')) order by row limit $4`,
      [ctx.tenantId, found.id, after, ROWS_A_READ],
    )
    for (const { sheet, sheet_row, cells, problems } of rows)
      yield {
        sheet,
        row: sheet_row,
        cells: openCells(ctx.vault, cells).map(({ text }) => text),
        problems: ((problems ?? []) as CellProblem[]).map(({ column, code, values }) => ({
          column,
          sentence: sayProblem(code, values)[language === 'en' ? 'en' : 'zh'],
        })),
      }
    if (rows.length < ROWS_A_READ) return
    after = rows.at(-1)!.row
  }
}

export const takeTemplateOperation = implement(takeTemplate, async (ctx, { kind, language }) => {
  const fileId = newId(Date.parse(ctx.now))
  await ctx.enqueue(writeTemplate.name, { kind, fileId, staffId: ctx.actor.id, language })
  return { fileId }
})

export const writeTemplateOperation = implement(
  writeTemplate,
  async (ctx, { kind, fileId, staffId, language }) => {
    const { rows } = await sql<{
      name: string
    }>`select name from projects where tenant_id = ${ctx.tenantId} order by name limit 2000`.execute(ctx.db)
    const { fields, needs } = kindOf(kind)
    const called = importKinds[kind]
    const title = language === 'en' ? called.en : called.zh
    const required = needs.flatMap(({ fields: [first] }) => first ?? [])
    const bytes = await makeTemplate({
      language,
      fields,
      title,
      required,
      choices: { project: rows.map(({ name }) => name) },
    })
    const out = new PassThrough()
    out.end(Buffer.from(bytes))
    const kept = await ctx.files.put(out, MOST_BYTES)
    await saveFile(ctx, {
      id: fileId,
      ...kept,
      type: XLSX,
      name: language === 'en' ? `${title}.xlsx` : `${title}导入模板.xlsx`,
      staffId,
      passing: true,
    })
    return { ok: true }
  },
)
