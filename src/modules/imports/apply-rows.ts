import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { applyRows } from './contract/jobs.ts'
import { kindOf } from './kinds.ts'
import { nextRecords, type Written } from './planned-records.ts'
import { actingFor, failImport, findImport, type ImportRow } from './queries.ts'
import { tallyOf } from './sum-up.ts'

const RECORDS_A_STEP = 1000
const AFTER_LAST = 'after last'

/**
 * Brings in the next records, a transaction of about 1,000 a call. A record that was brought in is no longer planned, so after a
 * crash the next call goes on where the last committed one stopped and none is applied twice.
 */
export const applyRowsOperation = implement(applyRows, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  if (found.state !== 'importing') return { more: false }
  const acting = await actingFor(ctx, found.started_by, found)
  if (!acting) {
    await failImport(ctx, id, 'import.not_allowed')
    return { more: false }
  }
  if (found.step?.startsWith(AFTER_LAST)) return { more: await goOnAfterLast(acting, found) }
  if (await countedAnew(ctx, found)) return { more: true }
  const records = await nextRecords(acting, id, 0, RECORDS_A_STEP)
  if (records.length === 0) return { more: await goOnAfterLast(acting, found) }
  const { applied } = await kindOf(found.kind).apply(acting, found, records, false)
  await writeApplied(acting, id, applied)
  await sql`update imports set progress = least(total, progress + ${new Set(records.map(({ row }) => row)).size}) where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  return { more: true }
})

/** What a kind still does when all its records are in; then the import is over. */
async function goOnAfterLast(ctx: Ctx, found: ImportRow): Promise<boolean> {
  const after = found.step?.startsWith(AFTER_LAST) ? found.step.slice(AFTER_LAST.length + 1) : null
  const last = (await kindOf(found.kind).afterLast?.(ctx, found, after)) ?? null
  if (last === null) {
    await finish(ctx, found.id)
    return false
  }
  await sql`update imports set step = ${`${AFTER_LAST} ${last}`} where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(
    ctx.db,
  )
  return true
}

/** Now and then, while tables grow from nothing, the database has to look at them again or it slows down a hundredfold. */
async function countedAnew(ctx: Ctx, found: ImportRow): Promise<boolean> {
  const last = Number(/^counted (\d+)$/.exec(found.step ?? '')?.[1] ?? 200)
  if (found.progress < last * 3) return false
  const { rows } = await ctx.client.query(
    `select from pg_class where oid = 'public.customers'::regclass and reltuples < $1`,
    [found.progress * 2],
  )
  if (rows.length > 0) await ctx.client.query('call keban.count_anew()')
  await sql`update imports set step = ${`counted ${found.progress}`} where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(
    ctx.db,
  )
  return rows.length > 0
}

async function writeApplied(ctx: Ctx, importId: string, applied: readonly Written[]): Promise<void> {
  const rows = applied.map((each) => ({
    row: each.record.row,
    part: each.record.part,
    outcome: each.outcome,
    because: each.problem?.code ?? (each.outcome === 'skipped' ? 'row.nothing_new' : null),
    problems: each.problem ? [{ column: -1, field: 'name', ...each.problem }] : null,
    customer_id: each.problem ? null : each.customerId,
    record_id: each.recordId ?? null,
    holding_id: each.holdingId,
    made_customer: each.madeCustomer,
    made_holding: each.madeHolding,
    former: each.former,
  }))
  await ctx.client.query({
    name: 'import_rows_applied',
    text: `update import_rows r set outcome = x.outcome, because = x.because, problems = coalesce(x.problems, r.problems), customer_id = x.customer_id,
        holding_id = x.holding_id, record_id = x.record_id, made_customer = x.made_customer, made_holding = x.made_holding, former = x.former, plan = null
      from jsonb_to_recordset($3::jsonb) as x(row integer, part smallint, outcome text, because text, problems jsonb, customer_id uuid, holding_id uuid, record_id uuid,
        made_customer boolean, made_holding boolean, former jsonb)
      where r.tenant_id = $1 and r.import_id = $2 and r.row = x.row and r.part = x.part`,
    values: [ctx.tenantId, importId, JSON.stringify(rows)],
  })
}

async function finish(ctx: Ctx, importId: string): Promise<void> {
  await sql`update import_rows set outcome = case outcome when 'refuse' then 'refused' else 'skipped' end, plan = null
    where tenant_id = ${ctx.tenantId} and import_id = ${importId} and outcome in ('refuse', 'skip')`.execute(
    ctx.db,
  )
  const tally = await tallyOf(ctx, importId)
  await sql`update imports set state = 'imported', step = null, progress = total, counts = ${JSON.stringify(tally)}::jsonb, finished_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'import.done',
    subject: { kind: 'import', id: importId },
    detail: { ...tally },
  })
}
