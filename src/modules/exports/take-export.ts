import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { ringAtOnce } from '#modules/obligations/ring-at-once.ts'
import { securityRules } from '#modules/security/read-rules.ts'
import { whoMay } from '#modules/staff/who-may.ts'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  decideExport,
  type ExportedList,
  exportedLists,
  listExports,
  takeExport,
  writeExport,
} from './contract.ts'
import type { ExportFilter } from './list-to-export.ts'
import { lists, sheetsOf } from './lists.ts'

/** Everything needs the whole company in reach. */
export const mayTake = ({ actor: { permissions, reach } }: Ctx, what: ExportedList) =>
  permissions === 'all' ||
  (permissions.has(exportedLists[what].permission) && (what !== 'everything' || reach.company))

export const takeExportOperation = implement(takeExport, async (ctx, input) => {
  if (!mayTake(ctx, input.what)) throw new Refusal('exports.list_not_allowed')
  if (input.what === 'person' && !input.filter.customerId) throw new Refusal('exports.whose')
  if (input.unmasked && !input.reason) throw new Refusal('exports.reason_missing', {}, 'reason')
  if (input.what === 'everything' && input.format === 'csv')
    throw new Refusal('exports.not_csv', {}, 'format')
  if (input.format === 'docx' && input.what !== 'service-report')
    throw new Refusal('exports.not_word', {}, 'format')
  const count = await countOf(ctx, input.what, input.filter)
  if (count === 0) throw new Refusal('exports.nothing')
  const [id, fileId] = [newId(Date.parse(ctx.now)), newId(Date.parse(ctx.now))]
  const { exportAlone: aloneAtMost } = await securityRules(ctx)
  const alone = (count <= aloneAtMost && input.what !== 'everything') || 'alone' in exportedLists[input.what]
  const state = !alone ? ('asked' as const) : ('writing' as const)
  const filter = { ...input.filter, language: input.language }
  await sql`insert into exports (tenant_id, id, what, format, filter, unmasked, reason, rows, state, file_id, taken_by, taken_at)
    values (${ctx.tenantId}, ${id}, ${input.what}, ${input.format}, ${JSON.stringify(filter)}::jsonb, ${input.unmasked}, ${input.reason ?? null}, ${count}, ${state},
      ${fileId}, ${ctx.actor.id}, ${ctx.now})`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'export.taken',
    subject:
      input.what === 'person' ? { kind: 'customer', id: input.filter.customerId! } : { kind: 'export', id },
    reason: input.reason,
    detail: {
      what: input.what,
      rows: count,
      filter: input.filter,
      format: input.format,
      unmasked: input.unmasked,
    },
  })
  if (state === 'asked') {
    const permissions = ['exports.take', exportedLists[input.what].permission]
    const others = await whoMay(ctx, permissions, input.filter.projectId ?? null)
    await ringAtOnce(
      ctx,
      others.map((staffId) => ({ staffId, kind: 'export-asked' })),
    )
  }
  if (state === 'writing')
    await ctx.enqueue(writeExport.name, { id, language: input.language }, { key: `export ${id}` })
  return { id, rows: count, state, fileId, aloneAtMost }
})

/** How many rows of it this person sees. */
async function countOf(ctx: Ctx, what: ExportedList, filter: ExportFilter): Promise<number> {
  let sum = 0
  for (const name of sheetsOf(what)) {
    const { rows } = await sql<{
      count: number
    }>`select count(*) as count from (${await lists[name].rows(ctx, filter)}) listed`.execute(ctx.db)
    sum += Number(rows[0]!.count)
  }
  return sum
}

interface AskedExport {
  id: string
  what: ExportedList
  filter: ExportFilter & { language?: 'zh-CN' | 'en' }
  state: string
  rows: number
  taken_by: string
}

/** The second person sees at least what he agrees to: his own scope must hold every row of it. */
export const decideExportOperation = implement(decideExport, async (ctx, input) => {
  const { rows } = await sql<AskedExport>`select id, what, filter, state, rows, taken_by from exports
    where tenant_id = ${ctx.tenantId} and id = ${input.id} for update`.execute(ctx.db)
  const asked = rows[0]
  if (!asked || !mayTake(ctx, asked.what)) throw new Refusal('exports.unknown')
  if (asked.state !== 'asked') throw new Refusal('exports.decided')
  if (asked.taken_by === ctx.actor.id) throw new Refusal('exports.own')
  if (input.agreed && !ctx.actor.reach.company) {
    const { language: _language, ...filter } = asked.filter
    if ((await countOf(ctx, asked.what, filter)) < asked.rows) throw new Refusal('exports.beyond')
  }
  await sql`update exports set state = ${input.agreed ? 'writing' : 'declined'}, agreed_by = ${ctx.actor.id}, agreed_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'export.agreed',
    subject: { kind: 'export', id: input.id },
    detail: { agreed: input.agreed, rows: asked.rows, what: asked.what },
  })
  if (input.agreed)
    await ctx.enqueue(
      writeExport.name,
      { id: input.id, language: asked.filter.language ?? 'zh-CN' },
      { key: `export ${input.id}` },
    )
  return { ok: true }
})

interface ListedExport {
  id: string
  what: ExportedList
  format: string
  rows: number
  unmasked: boolean
  reason: string | null
  state: 'asked' | 'writing' | 'written' | 'declined' | 'failed'
  fileId: string
  by: string
  takenBy: string
  at: string
  agreedBy: string | null
  removed: boolean
}

export const listExportsOperation = implement(listExports, async (ctx, input) => {
  const { reach } = ctx.actor
  const { rows } =
    await sql<ListedExport>`select e.id, e.what, e.format, e.rows, e.unmasked, e.reason, e.state, e.file_id as "fileId", s.name as by, e.taken_by as "takenBy",
      e.taken_at as at, a.name as "agreedBy",
      e.state = 'written' and not exists (select from files f where f.tenant_id = e.tenant_id and f.id = e.file_id and f.leaving_at is null) as removed from exports e join staff s on s.tenant_id = e.tenant_id and s.id = e.taken_by
      left join staff a on a.tenant_id = e.tenant_id and a.id = e.agreed_by
    where e.tenant_id = ${ctx.tenantId} and (e.taken_by = ${ctx.actor.id}::uuid or ${reach.company} or e.state = 'asked')
      ${input.after ? sql`and e.id < ${input.after}::uuid` : sql``} order by e.id desc limit ${input.limit + 1}`.execute(
      ctx.db,
    )
  const shown = rows.slice(0, input.limit)
  return {
    exports: shown.map(({ takenBy, fileId, ...row }) => {
      const mine = takenBy === ctx.actor.id
      return { ...row, mine, fileId: mine && row.state === 'written' && !row.removed ? fileId : null }
    }),
    after: rows.length > input.limit ? shown.at(-1)!.id : null,
    everything: mayTake(ctx, 'everything'),
  }
})
