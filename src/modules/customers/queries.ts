import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { coveredHoldings } from '../staff/covering.ts'

/**
 * Which customers this person may see: the one filter of every list, search, count and export. `alias` names the
 * customers table. Someone with homes only in his own care is read from those homes, which are few, and from the people
 * without a home whom he wrote down himself.
 */
export function visible(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const { reach, kind } = ctx.actor
  if (kind === 'customer' || reach.company || reach.projects.length > 0) return visibleOne(ctx, alias)
  return sql<boolean>`${sql.ref(`${alias}.id`)} in (select mine.customer_id from holdings mine where mine.tenant_id = ${ctx.tenantId} and ${ownHoldings(ctx)}
    union all select w.id from customers w where w.tenant_id = ${ctx.tenantId} and w.steward_id = ${ctx.actor.id}::uuid and w.merged_into is null and w.main_unit_id is null)`
}

/** The same where one customer is asked about, by his own homes. */
export function visibleOne(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const { reach } = ctx.actor
  if (ctx.actor.kind === 'customer') return sql<boolean>`${sql.ref(`${alias}.id`)} = ${ctx.actor.id}::uuid`
  if (reach.company) return sql<boolean>`true`
  const customer = sql.ref(`${alias}.id`)
  const me = ctx.actor.id
  if (reach.projects.length === 0)
    return sql<boolean>`(exists (select from holdings mine where mine.tenant_id = ${ctx.tenantId} and mine.customer_id = ${customer} and ${ownHoldings(ctx)})
      or (${sql.ref(`${alias}.steward_id`)} = ${me}::uuid and ${sql.ref(`${alias}.main_unit_id`)} is null))`
  const projects = [...reach.projects]
  return sql<boolean>`(${sql.ref(`${alias}.project_id`)} = any(${projects}::uuid[]) or ${sql.ref(`${alias}.steward_id`)} = ${me}::uuid or exists (
    select from holdings mine where mine.tenant_id = ${ctx.tenantId} and mine.customer_id = ${customer}
      and (${ownHoldings(ctx)} or mine.project_id = any(${projects}::uuid[]))))`
}

/** Holdings `mine` of homes in his care, and of those he covers for today. */
function ownHoldings(ctx: Ctx): RawBuilder<boolean> {
  const own = sql<boolean>`mine.steward_id = ${ctx.actor.id}::uuid`
  return ctx.actor.reach.covers.length > 0 ? sql<boolean>`(${own} or ${coveredHoldings(ctx, 'mine')})` : own
}

export interface FoundCustomer {
  id: string
  number: number
  name: string
  phone_sealed: string | null
  version: number
  main_unit_id: string | null
  project_id: string | null
  steward_id: string | null
}

/** A living customer within this person's sight, locked when he is about to be changed. Throws `customers.unknown`. */
export async function customerInSight(ctx: Ctx, id: string, forUpdate = false): Promise<FoundCustomer> {
  const { rows } = await sql<FoundCustomer>`
    select c.id, c.number, c.name, c.phone_sealed, c.version, c.main_unit_id, c.project_id, c.steward_id from customers c
    where c.tenant_id = ${ctx.tenantId} and c.id = ${id} and c.merged_into is null and ${visibleOne(ctx, 'c')}
    ${forUpdate ? sql`for update of c` : sql``}`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('customers.unknown')
  return rows[0]
}

/** The columns of a row in a list of customers `c`. */
export const listColumns = (ctx: Ctx) => sql`
  c.id, c.number, c.name, c.kind, c.standing, c.level, c.room, c.phone_masked as phone, c.phone_tail4, c.contacted_at as "contactedAt",
  p.name as project, s.name as steward,
  (select h.stage from holdings h where h.tenant_id = c.tenant_id and h.customer_id = c.id and h.ended_on is null
    order by h.unit_id = c.main_unit_id desc limit 1) as stage,
  (select count(*) from obligations o where o.tenant_id = c.tenant_id and o.customer_id = c.id and o.state = 'open') as owed,
  (select count(*) from obligations o where o.tenant_id = c.tenant_id and o.customer_id = c.id and o.state = 'open' and o.due_at <= ${ctx.now}::timestamptz) as overdue`

export const listJoins = sql`
  left join projects p on p.tenant_id = c.tenant_id and p.id = c.project_id
  left join staff s on s.tenant_id = c.tenant_id and s.id = c.steward_id`
