import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'

/** What records met is owed again after they were taken back. Answers how many. */
export async function reopenDuties(ctx: Ctx, recordIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update obligations o set state = case when o.due_at is null then 'waiting' else 'open' end, met_at = null, met_recorded_at = null, met_by = null, met_event_id = null,
      closed_at = null, owed_by = coalesce(o.covered_for, o.owed_by), covered_for = null, late_entry = false, in_bulk = false,
      next_step_at = (select min((r->>'at')::timestamptz) from jsonb_array_elements(o.ladder) with ordinality as l(r, n) where l.n > o.rung)
    where o.tenant_id = ${ctx.tenantId} and o.state = 'met' and o.met_event_id in (select e.id from events e where e.tenant_id = ${ctx.tenantId} and e.subject_id = any(${[...recordIds]}::uuid[]))`.execute(
    ctx.db,
  )
  return Number(numAffectedRows ?? 0)
}
