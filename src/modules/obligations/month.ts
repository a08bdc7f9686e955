import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { localDayOf } from './local-day.ts'

/** The month of a moment in the company's zone, as `2026-10`. */
export const monthOf = (ctx: Ctx, at: string) => localDayOf(at, ctx.tenant.timeZone).slice(0, 7)

/** Nothing is recorded into a closed month; corrections make a new version of it. Throws `months.closed`. */
export async function refuseClosedMonth(ctx: Ctx, at: string): Promise<void> {
  const month = monthOf(ctx, at)
  if (month === monthOf(ctx, ctx.now)) return
  const { rows } = await sql<{
    name: string
  }>`select s.name from closed_months m join staff s on s.tenant_id = m.tenant_id and s.id = m.closed_by
    where m.tenant_id = ${ctx.tenantId} and m.month = ${month} order by m.version desc limit 1`.execute(
    ctx.db,
  )
  if (rows[0]) throw new Refusal('months.closed', { month, who: rows[0].name })
}

/** The months that nothing is recorded into any more. */
export async function closedMonths(ctx: Ctx): Promise<Set<string>> {
  const { rows } = await sql<{
    month: string
  }>`select distinct month from closed_months where tenant_id = ${ctx.tenantId}`.execute(ctx.db)
  return new Set(rows.map(({ month }) => month))
}
