import { sql } from 'kysely'
import { systemActor } from '#platform/actor.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { freezeMeasures } from '../measures/freeze-measures.ts'
import { monthOf } from '../obligations/month.ts'
import { closeMonth } from './contract.ts'
import { proofColumns, proofRows } from './queries.ts'

/** Freezes what a month's figures are made of. A later correction is another version; both stay. */
export const closeMonthOperation = implement(closeMonth, async (ctx, input) => {
  if (input.month >= monthOf(ctx, ctx.now))
    throw new Refusal('proof.month_running', { month: input.month }, 'month')
  const { rows } = await sql<{
    version: number
  }>`select max(version) as version from closed_months where tenant_id = ${ctx.tenantId} and month = ${input.month}`.execute(
    ctx.db,
  )
  const version = (rows[0]?.version ?? 0) + 1
  if (version > 1 && !input.reason) throw new Refusal('proof.reason_needed', {}, 'reason')
  await sql`insert into closed_months (tenant_id, month, version, closed_by, closed_at, reason)
    values (${ctx.tenantId}, ${input.month}, ${version}, ${ctx.actor.id}::uuid, ${ctx.now}, ${input.reason ?? null})`.execute(
    ctx.db,
  )
  const everything = { ...ctx, actor: systemActor(ctx.tenantId) }
  const frozen = await sql`insert into closed_rows (tenant_id, month, version, ${proofColumns()})
    select ${ctx.tenantId}, ${input.month}, ${version}, ${proofColumns('r')}
    from (${proofRows(everything, input.month, null, {})}) r`.execute(ctx.db)
  await freezeMeasures(everything, input.month, version)
  return { version, rows: Number(frozen.numAffectedRows ?? 0) }
})
