import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { searchCustomers } from '../customers/contract/lists.ts'
import { searchCustomersOperation } from '../customers/search-customers.ts'
import { visibleHomes } from '../places/homes-in-sight.ts'
import { readRoom } from '../places/rooms.ts'
import { type FoundPlace, findPlaces } from './contract/desk.ts'

const MOST = 9

export const findPlacesOperation = implement(findPlaces, async (ctx, input) => {
  if (input.text === '') return { found: [] }
  const people = searchCustomers.output.parse(
    await searchCustomersOperation.run(ctx, { text: input.text, limit: MOST }),
  )
  const ids = people.customers.map(({ id }) => id)
  const found = [
    ...(await homesOf(ctx, ids)),
    ...(await homesWithoutPeople(ctx, input.text, ids)),
    ...(await projectsNamed(ctx, input.text)),
  ]
  return { found: found.slice(0, MOST) }
})

const place = sql`u.id as "unitId", u.room, p.id as "projectId", p.name as project, s.name as steward`

/** People in the order the search found them, once for each of their homes. */
async function homesOf(ctx: Ctx, ids: readonly string[]): Promise<FoundPlace[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoundPlace>`
    select c.id as "customerId", c.name as customer, c.phone_masked as phone, h.role, ${place}
    from unnest(${[...ids]}::uuid[]) with ordinality as asked(id, place) join customers c on c.tenant_id = ${ctx.tenantId} and c.id = asked.id
      left join holdings h on h.tenant_id = c.tenant_id and h.customer_id = c.id and h.ended_on is null
      left join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
      join projects p on p.tenant_id = c.tenant_id and p.id = case when h.project_id is null then c.project_id else h.project_id end
      left join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id
    order by asked.place, u.sort_key`.execute(ctx.db)
  return rows
}

async function homesWithoutPeople(ctx: Ctx, text: string, seen: readonly string[]): Promise<FoundPlace[]> {
  const room = readRoom(text)?.canonical ?? text
  const { rows } = await sql<FoundPlace>`
    select null as "customerId", null as customer, null as phone, null as role, ${place}
    from units u join projects p on p.tenant_id = u.tenant_id and p.id = u.project_id left join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id
    where u.tenant_id = ${ctx.tenantId} and (u.room = ${room} or u.number = ${text}) and ${visibleHomes(ctx, 'u')}
      and not exists (select from holdings h where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.ended_on is null and h.customer_id = any(${[...seen]}::uuid[]))
    order by u.sort_key limit ${MOST}`.execute(ctx.db)
  return rows
}

/** A project alone: for a lift, a garage, a street lamp. */
async function projectsNamed(ctx: Ctx, text: string): Promise<FoundPlace[]> {
  const { rows } = await sql<FoundPlace>`
    select null as "customerId", null as customer, null as phone, null as role, null as "unitId", null as room, p.id as "projectId", p.name as project, null as steward
    from projects p where p.tenant_id = ${ctx.tenantId} and strpos(p.name, ${text}) > 0 order by p.name limit 3`.execute(
    ctx.db,
  )
  return rows
}
