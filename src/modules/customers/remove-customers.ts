import type { Ctx } from '#platform/perform.ts'
import { destroyPersonKeys } from '../obligations/personal-values.ts'

/** Takes customers away whom nobody has worked on, with what was written beside them. Events stay, as facts about ids; what they held of the person goes. */
export async function removeCustomers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await destroyPersonKeys(ctx, ids)
  for (const [table, column] of [
    ['customer_bigrams', 'customer_id'],
    ['note_bigrams', 'customer_id'],
    ['contact_points', 'customer_id'],
    ['consents', 'customer_id'],
    ['holdings', 'customer_id'],
    ['customers', 'id'],
  ])
    await ctx.client.query(`delete from ${table} where tenant_id = $1 and ${column} = any($2::uuid[])`, [
      ctx.tenantId,
      ids,
    ])
}

/** Unties homes that were tied by mistake; whose main home it was gets another of his, or none. */
export async function removeHoldings(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.client.query(
    `with gone as (delete from holdings where tenant_id = $1 and id = any($2::uuid[]) returning customer_id, unit_id)
     update customers c set (main_unit_id, room, project_id, steward_id) = (select u.id, u.room, coalesce(u.project_id, c.project_id), u.steward_id from (select) none
       left join holdings h on h.tenant_id = $1 and h.customer_id = c.id and h.unit_id <> g.unit_id and h.ended_on is null
       left join units u on u.tenant_id = $1 and u.id = h.unit_id limit 1)
     from gone g where c.tenant_id = $1 and c.id = g.customer_id and c.main_unit_id = g.unit_id`,
    [ctx.tenantId, ids],
  )
}

export async function removePoints(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await ctx.client.query('delete from contact_points where tenant_id = $1 and id = any($2::uuid[])', [
      ctx.tenantId,
      ids,
    ])
}
