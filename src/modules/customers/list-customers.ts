import { sql } from 'kysely'
import type { z } from 'zod'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { type customerFilter, type ListedCustomer, listCustomers } from './contract/lists.ts'
import { listColumns, listJoins, visible } from './queries.ts'
import { customerNumber } from './rules.ts'

const COUNTED = 1000

export type ListRow = Omit<ListedCustomer, 'number'> & { number: number }

export const toListed = (row: ListRow): ListedCustomer => ({ ...row, number: customerNumber(row.number) })

/** The filter of the customer list as SQL over customers `c`; export uses the same. */
export function filterCustomers(ctx: Ctx, filter: z.output<typeof customerFilter>) {
  const year = `${ctx.now.slice(0, 4)}-01-01T00:00:00Z`
  const living = sql`select from holdings h where h.tenant_id = c.tenant_id and h.customer_id = c.id and h.ended_on is null`
  return sql`c.tenant_id = ${ctx.tenantId} and c.merged_into is null and ${visible(ctx, 'c')}
    ${filter.projectId ? sql`and c.project_id = ${filter.projectId}` : sql``}
    ${filter.level ? sql`and c.level = ${filter.level}` : sql``}
    ${filter.stewardId ? sql`and c.steward_id = ${filter.stewardId}` : sql``}
    ${filter.buildingId ? sql`and exists (${living} and h.unit_id in (select u.id from units u where u.tenant_id = c.tenant_id and u.building_id = ${filter.buildingId}))` : sql``}
    ${filter.stage ? sql`and exists (${living} and h.stage = ${filter.stage})` : sql``}
    ${filter.notMetThisYear ? sql`and (c.met_at is null or c.met_at < ${year}::timestamptz)` : sql``}
    ${filter.withoutCareConsent ? sql`and (c.consents->>'care') is distinct from 'true'` : sql``}
    ${filter.owed ? sql`and exists (select from obligations o where o.tenant_id = c.tenant_id and o.customer_id = c.id and o.state = 'open')` : sql``}
    ${filter.openTicket ? sql`and exists (select from tickets t where t.tenant_id = c.tenant_id and t.customer_id = c.id and t.closed_at is null and t.respondent is null)` : sql``}`
}

export const listCustomersOperation = implement(listCustomers, async (ctx, input) => {
  const where = filterCustomers(ctx, input)
  const { rows } = await sql<ListRow & { counted: number }>`
    with page as materialized (select c.* from customers c where ${where}
      ${input.after ? sql`and c.id < ${input.after}::uuid` : sql``} order by c.id desc limit ${input.limit + 1})
    select ${listColumns(ctx)}, (select count(*) from (select 1 from customers c where ${where} limit ${COUNTED + 1}) n) as counted
    from page c ${listJoins} order by c.id desc`.execute(ctx.db)
  const shown = rows.slice(0, input.limit)
  const counted = rows[0]?.counted ?? 0
  return {
    customers: shown.map(toListed),
    total: { count: Math.min(counted, COUNTED), more: counted > COUNTED },
    after: rows.length > input.limit ? shown.at(-1)!.id : null,
  } satisfies OutputOf<typeof listCustomers>
})
