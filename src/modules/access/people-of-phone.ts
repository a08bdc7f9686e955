import type { Ctx } from '#platform/perform.ts'

export interface PersonOfPhone {
  id: string
  name: string
  rooms: string[]
}

/** Who has this number, as the first or another one, and holds a home. A couple may share a number. */
export async function peopleOfPhone(ctx: Ctx, phoneIndex: string): Promise<PersonOfPhone[]> {
  const { rows } = await ctx.client.query<PersonOfPhone>(
    `select c.id, c.name, array_agg(distinct u.room order by u.room) as rooms from (
       select id from customers where tenant_id = $1 and phone_index = $2
       union select customer_id from contact_points where tenant_id = $1 and value_index = $2 and kind = 'phone' and invalid_since is null) found
     join customers c on c.tenant_id = $1 and c.id = found.id and c.merged_into is null
     join holdings h on h.tenant_id = $1 and h.customer_id = c.id and h.ended_on is null
     join units u on u.tenant_id = $1 and u.id = h.unit_id group by c.id, c.name order by c.id limit 10`,
    [ctx.tenantId, phoneIndex],
  )
  return rows
}
