import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'

/** Gives homes, their customers and their open work to another steward, or to nobody. */
export async function moveHomes(
  ctx: Ctx,
  where: string,
  values: unknown[],
  toStaffId: string | null,
): Promise<void> {
  const homes = `select u.id from units u where u.tenant_id = $1 and ${where}`
  const all = [ctx.tenantId, toStaffId, ...values]
  await ctx.client.query(
    `with homes as materialized (${homes}),
     work as (update obligations o set owed_by = $2 where o.tenant_id = $1 and o.state = 'open' and o.unit_id in (select id from homes)
       and o.owed_by in (select u.steward_id from units u where u.tenant_id = $1 and u.id = o.unit_id)),
     held as (update holdings h set steward_id = $2 where h.tenant_id = $1 and h.ended_on is null and h.unit_id in (select id from homes)),
     people as (update customers c set steward_id = $2 where c.tenant_id = $1 and c.main_unit_id in (select id from homes))
     update units u set steward_id = $2 where u.tenant_id = $1 and u.id in (select id from homes)`,
    all,
  )
}

const OF_GRID = 'u.building_id = $3 and ($4::text is null or u.entrance = $4)'

export interface GivenGrid {
  id: string
  buildingId: string
  entrance: string | null
  /** The one that ended with it. */
  before: { id: string; staffId: string } | null
}

/** Puts a building, or one entrance of it, in somebody's care from a day on; when it has begun its homes move with it. */
export async function giveGrid(
  ctx: Ctx,
  grid: { projectId: string; buildingId: string; entrance: string | null; staffId: string; fromOn: string },
  begun: boolean,
): Promise<GivenGrid> {
  const { buildingId, entrance } = grid
  const { rows } = await ctx.client.query(
    `update grids set until_on = $4::date - 1 where tenant_id = $1 and building_id = $2 and entrance is not distinct from $3 and until_on is null
     returning id, staff_id as "staffId"`,
    [ctx.tenantId, buildingId, entrance, grid.fromOn],
  )
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('grids')
    .values({
      tenant_id: ctx.tenantId,
      id,
      project_id: grid.projectId,
      building_id: buildingId,
      entrance,
      staff_id: grid.staffId,
      from_on: grid.fromOn,
    })
    .execute()
  if (begun) await moveHomes(ctx, OF_GRID, [buildingId, entrance], grid.staffId)
  return { id, buildingId, entrance, before: rows[0] ?? null }
}

/** As if it had never been given, if nobody has given it on since. */
export async function takeGridBack(ctx: Ctx, { id, buildingId, entrance, before }: GivenGrid): Promise<void> {
  const { rowCount } = await ctx.client.query(
    'delete from grids where tenant_id = $1 and id = $2 and until_on is null',
    [ctx.tenantId, id],
  )
  if (rowCount === 0) return
  if (before)
    await ctx.client.query('update grids set until_on = null where tenant_id = $1 and id = $2', [
      ctx.tenantId,
      before.id,
    ])
  const { rows } = await ctx.client.query<{ staff_id: string }>(
    `select staff_id from grids where tenant_id = $1 and building_id = $2 and until_on is null and (entrance is null or entrance = $3)
     order by entrance nulls last limit 1`,
    [ctx.tenantId, buildingId, entrance],
  )
  await moveHomes(ctx, OF_GRID, [buildingId, entrance], rows[0]?.staff_id ?? null)
}
