import type { Home } from '#platform/actor.ts'
import type { Asking } from '#platform/database.ts'

/** The homes a living customer holds, whatever as, and has not given up. A record that was merged or erased has none. */
export async function homesNow(client: Asking, tenantId: string, customerId: string): Promise<Home[]> {
  const { rows } = await client.query<Home>({
    name: 'homes_now',
    text: `select h.unit_id as "unitId", h.project_id as "projectId", min(h.role) as role from holdings h
      join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id and c.merged_into is null
      where h.tenant_id = $1 and h.customer_id = $2 and h.ended_on is null group by h.unit_id, h.project_id order by h.unit_id`,
    values: [tenantId, customerId],
  })
  return rows
}
