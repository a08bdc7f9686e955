import { sql } from 'kysely'
import { customerInScope } from '#modules/customers/customer-in-scope.ts'
import { implement } from '#platform/perform.ts'
import { listOutsideFacts, type OutsideSort } from './contract.ts'

interface Row {
  id: string
  sort: OutsideSort
  room: string
  amount_cents: number | null
  words: string
  asOf: string
  newest: string
}

export const listOutsideFactsOperation = implement(listOutsideFacts, async (ctx, { id }) => {
  await customerInScope(ctx, id)
  const { rows } = await sql<Row>`
    with homes as (select distinct h.unit_id as id from holdings h where h.tenant_id = ${ctx.tenantId} and h.customer_id = ${id} and h.ended_on is null),
      latest as (select f.unit_id, f.sort, max(f.as_of) as as_of from outside_facts f
        where f.tenant_id = ${ctx.tenantId} and f.unit_id in (select id from homes) group by 1, 2)
    select f.id, f.sort, u.room, f.amount_cents, f.words, f.as_of as "asOf",
      (select n.as_of from outside_facts n where n.tenant_id = ${ctx.tenantId} and n.project_id = f.project_id and n.sort = f.sort order by n.as_of desc limit 1) as newest
    from latest l join outside_facts f on f.tenant_id = ${ctx.tenantId} and f.unit_id = l.unit_id and f.sort = l.sort and f.as_of = l.as_of
    join units u on u.tenant_id = f.tenant_id and u.id = f.unit_id
    where case when f.customer_id is null then true else f.customer_id = ${id} end
    order by f.sort, u.sort_key, f.words`.execute(ctx.db)
  return {
    facts: rows.map(({ amount_cents, newest, ...fact }) => ({
      ...fact,
      amount: amount_cents === null ? null : amount_cents / 100,
      missingSince: newest > fact.asOf ? newest : null,
    })),
  }
})
