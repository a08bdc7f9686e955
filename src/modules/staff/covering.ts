import { type RawBuilder, sql } from 'kysely'
import type { Covered } from '#platform/actor.ts'
import type { Ctx } from '#platform/perform.ts'

const anyOf = (parts: RawBuilder<boolean>[]): RawBuilder<boolean> =>
  parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`

/** Homes in the care of those this person covers for today; `alias` names the units table. */
export function coveredUnits(ctx: Ctx, alias: string): RawBuilder<boolean> {
  return anyOf(
    ctx.actor.reach.covers.map(
      ({ staffId, buildingId }) =>
        sql<boolean>`(${sql.ref(`${alias}.steward_id`)} = ${staffId}::uuid ${buildingId ? sql`and ${sql.ref(`${alias}.building_id`)} = ${buildingId}::uuid` : sql``})`,
    ),
  )
}

/** The same by holdings, which know the steward of their home but not its building. */
export function coveredHoldings(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const unit = sql.ref(`${alias}.unit_id`)
  return anyOf(
    ctx.actor.reach.covers.map(
      ({ staffId, buildingId }) =>
        sql<boolean>`(${sql.ref(`${alias}.steward_id`)} = ${staffId}::uuid ${inBuilding(ctx, unit, buildingId)})`,
    ),
  )
}

/** Obligations of those covered for; one that is owed to a person counts to the building of his main home. */
export function coveredDuties(
  ctx: Ctx,
  alias: string,
  covers: readonly Covered[] = ctx.actor.reach.covers,
): RawBuilder<boolean> {
  const unit = sql`coalesce(${sql.ref(`${alias}.unit_id`)}, (select k.main_unit_id from customers k
    where k.tenant_id = ${ctx.tenantId} and k.id = ${sql.ref(`${alias}.customer_id`)}))`
  return anyOf(
    covers.map(
      ({ staffId, buildingId }) =>
        sql<boolean>`(${sql.ref(`${alias}.owed_by`)} = ${staffId}::uuid ${inBuilding(ctx, unit, buildingId)})`,
    ),
  )
}

const inBuilding = (ctx: Ctx, unit: RawBuilder<unknown>, buildingId: string | null) =>
  buildingId
    ? sql`and ${unit} in (select b.id from units b where b.tenant_id = ${ctx.tenantId} and b.building_id = ${buildingId}::uuid)`
    : sql``

/** For whom somebody covers at this moment, by the company's own day. */
export async function coversBy(
  ctx: Pick<Ctx, 'db' | 'tenantId' | 'now'>,
  staffId: string,
): Promise<Covered[]> {
  const { rows } =
    await sql<Covered>`select c.staff_id as "staffId", c.building_id as "buildingId" from covers c
    where c.tenant_id = ${ctx.tenantId} and c.covered_by = ${staffId}::uuid and ${coversNow(ctx, 'c')}`.execute(
      ctx.db,
    )
  return rows
}

/** Whether the row of `covers` holds today. */
export function coversNow(ctx: Pick<Ctx, 'tenantId' | 'now'>, alias: string): RawBuilder<boolean> {
  const today = sql`(select (${ctx.now}::timestamptz at time zone t.time_zone)::date from keban.tenants t where t.id = ${ctx.tenantId})`
  return sql<boolean>`(${sql.ref(`${alias}.ended_at`)} is null and ${today} between ${sql.ref(`${alias}.from_on`)} and ${sql.ref(`${alias}.until_on`)})`
}
