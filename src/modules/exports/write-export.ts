import { PassThrough } from 'node:stream'
import { type RawBuilder, sql } from 'kysely'
import { saveFile } from '#modules/files/keep-file.ts'
import { reportSeen } from '#modules/measures/see-report.ts'
import { ruleTitle } from '#modules/obligations/rule-words.ts'
import { gatesOf } from '#modules/security/gates.ts'
import { readActor } from '#modules/staff/find-actor.ts'
import type { Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { type ExportedList, exportedLists, writeExport } from './contract.ts'
import type { ExportFilter, Show } from './list-to-export.ts'
import { cellsOf, lists, sheetsOf, type TakenList } from './lists.ts'
import { reportAsked } from './service-report-list.ts'
import { mayTake } from './take-export.ts'
import { writeServiceReport } from './write-service-report.ts'
import { writeTables } from './write-table.ts'

const MOST_BYTES = 500 * 1024 * 1024
const ROWS_A_READ = 500
const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}

interface Asked {
  id: string
  what: ExportedList
  format: 'xlsx' | 'csv' | 'docx'
  filter: ExportFilter
  unmasked: boolean
  state: string
  file_id: string
  taken_by: string
  taken_at: string
}

/** Writes the file for the person who took it, with what he may see at this moment; a cursor keeps memory bounded. */
export const writeExportOperation = implement(writeExport, async (ctx, { id, language }) => {
  const { rows } =
    await sql<Asked>`select id, what, format, filter, unmasked, state, file_id, taken_by, taken_at from exports
    where tenant_id = ${ctx.tenantId} and id = ${id} for update`.execute(ctx.db)
  const asked = rows[0]
  if (asked?.state !== 'writing') return { ok: false }
  const acting = await takerOf(ctx, asked)
  if (!acting) {
    await sql`update exports set state = 'failed' where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
      ctx.db,
    )
    return { ok: false }
  }
  const say = (words: Words) => (language === 'en' ? words.en : words.zh)
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ctx.tenant.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const show: Show = {
    unmasked: asked.unmasked,
    open: ctx.vault.open,
    say,
    moment: (at) => (at ? format.format(new Date(String(at))) : null),
    ruleTitle: (row) => ruleTitle(acting, row as unknown as Parameters<typeof ruleTitle>[1]),
  }
  const sheets = sheetsOf(asked.what).map((name) => ({
    name: say(exportedLists[name]),
    headers: lists[name].columns.map(([words]) => say(words)),
    rows: rowsOf(acting, name, asked.filter, show),
  }))
  const title = say(exportedLists[asked.what])
  const taken = format.format(new Date(asked.taken_at))
  const { account } = await gatesOf(ctx.client, ctx.tenantId, asked.taken_by, ctx.now)
  const lastLine = say({
    zh: `${ctx.tenant.name} · ${acting.actor.name}（${account}）于 ${taken} 导出`,
    en: `${ctx.tenant.name} · exported by ${acting.actor.name} (${account}) at ${taken}`,
  })
  const out = new PassThrough()
  const [kept, written] = await Promise.all([
    ctx.files.put(out, MOST_BYTES),
    (asked.format === 'docx'
      ? writeServiceReport(out, await reportSeen(acting, reportAsked(acting, asked.filter)), say, lastLine)
      : writeTables(out, asked.format, sheets, lastLine)
    ).catch((error) => {
      out.destroy(error as Error)
      throw error
    }),
  ])
  const name = `${ctx.tenant.name} ${title} ${acting.actor.name} ${taken.replace(/[- :]/g, '')}.${asked.format}`
  await saveFile(ctx, {
    id: asked.file_id,
    ...kept,
    type: TYPES[asked.format],
    name,
    staffId: asked.taken_by,
  })
  await sql`update exports set state = 'written', rows = ${written} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  return { ok: true }
})

async function takerOf(ctx: Ctx, asked: Asked): Promise<Ctx | null> {
  try {
    const acting = { ...ctx, actor: await readActor(ctx.db, ctx.tenantId, asked.taken_by, ctx.now) }
    const { permissions } = acting.actor
    return permissions !== 'all' && permissions.has('exports.take') && mayTake(acting, asked.what)
      ? acting
      : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function* rowsOf(ctx: Ctx, name: TakenList, filter: ExportFilter, show: Show) {
  const list = lists[name]
  yield* shownRows(ctx, await list.rows(ctx, filter), (row) => cellsOf(list, row, show))
}

async function* shownRows<T>(
  ctx: Ctx,
  query: RawBuilder<Record<string, unknown>>,
  cells: (row: Record<string, unknown>) => T | Promise<T>,
): AsyncGenerator<T> {
  const { sql: text, parameters } = query.compile(ctx.db)
  await ctx.client.query(`declare taken no scroll cursor for ${text}`, parameters as unknown[])
  for (;;) {
    const { rows } = await ctx.client.query(`fetch ${ROWS_A_READ} from taken`)
    for (const row of rows) yield await cells(row)
    if (rows.length < ROWS_A_READ) break
  }
  await ctx.client.query('close taken')
}
