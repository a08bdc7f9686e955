import { sql } from 'kysely'
import { systemActor } from '#platform/actor.ts'
import type { Ctx } from '#platform/perform.ts'
import { SPREAD_DAYS } from './rules.ts'
import { ticketToMove } from './take-step.ts'
import { raiseLevel } from './triage-ticket.ts'

export interface Alike {
  id: string
  unit_id: string
  severity: string | null
}

/** Living reports of the same thing from other homes of the same building in the last days: how far a matter spreads. */
export async function alikeNow(
  ctx: Ctx,
  report: { kind: string; category?: string | undefined; unitId: string | null; projectId: string },
): Promise<Alike[]> {
  if (!report.category || !report.unitId) return []
  const { rows } =
    await sql<Alike>`select t.id, t.unit_id, t.severity from tickets t join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id
    where t.tenant_id = ${ctx.tenantId} and t.project_id = ${report.projectId} and t.filed_at > ${ctx.now}::timestamptz - make_interval(days => ${SPREAD_DAYS})
      and t.kind = ${report.kind} and t.category = ${report.category} and t.unit_id <> ${report.unitId} and t.closed_at is null
      and u.building_id = (select w.building_id from units w where w.tenant_id = ${ctx.tenantId} and w.id = ${report.unitId}) order by t.id`.execute(
      ctx.db,
    )
  return rows
}

export const homesOf = (alike: readonly Alike[]) => new Set(alike.map((each) => each.unit_id)).size + 1

/** Those reported before are weighed again: what was one home's trouble is now everybody's. */
export async function spreadTo(ctx: Ctx, alike: readonly Alike[], level: string | null): Promise<void> {
  if (alike.length === 0) return
  const homes = homesOf(alike)
  await sql`update tickets set influence = greatest(coalesce(influence, 1), ${homes}) where tenant_id = ${ctx.tenantId}
    and id = any(${alike.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  // Whoever reports, a neighbour too, need not see the others: the house weighs them.
  const house = { ...ctx, actor: systemActor(ctx.tenantId) }
  for (const { id, severity } of alike)
    if (level && severity !== level) await raiseLevel(house, await ticketToMove(house, id))
}
