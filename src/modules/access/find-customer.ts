import type pg from 'pg'
import { type Actor, customerActor } from '#platform/actor.ts'
import { inTenant } from '#platform/database.ts'
import { Refusal } from '#platform/refusal.ts'
import type { TenantRegister } from '#platform/tenants.ts'
import { SESSION_DAYS } from './contract/words.ts'
import { tokenDigest, tokenIn } from './session-token.ts'

/**
 * Whose device it is at a company. One that came in by phone is out as soon as the number is no longer his. Nothing is
 * remembered between requests: who is signed out is out at once.
 */
export function customerFinder(pool: pg.Pool, tenants: TenantRegister, clock: () => Date) {
  return async (slug: string, cookies: string | undefined): Promise<Actor> => {
    const token = tokenIn(cookies, slug)
    if (!token) throw new Refusal('session.missing')
    const { id: tenantId } = await tenants.bySlug(slug)
    const now = clock().toISOString()
    const found = await inTenant(pool, tenantId, 'read', async (_db, client) => {
      const { rows } = await client.query<{ id: string; customer_id: string; name: string; used_on: string }>(
        {
          name: 'customer_of_token',
          text: `select s.id, s.customer_id, s.used_on, c.name from customer_sessions s
          join customers c on c.tenant_id = s.tenant_id and c.id = s.customer_id and c.merged_into is null
          where s.tenant_id = $1 and s.token_digest = $2 and s.ended_at is null and s.expires_at > $3
            and (s.phone_index is null or s.phone_index = c.phone_index or exists (select from contact_points p
              where p.tenant_id = $1 and p.customer_id = c.id and p.value_index = s.phone_index and p.invalid_since is null))`,
          values: [tenantId, tokenDigest(token), now],
        },
      )
      return rows[0]
    })
    if (!found) throw new Refusal('session.missing')
    if (found.used_on !== now.slice(0, 10)) await noteUse(pool, tenantId, found.id, now)
    return customerActor(tenantId, found.customer_id, found.name)
  }
}

/** Once a day: a device in use stays in. */
async function noteUse(pool: pg.Pool, tenantId: string, id: string, now: string): Promise<void> {
  await inTenant(pool, tenantId, 'write', (_db, client) =>
    client.query(
      'update customer_sessions set used_on = $3::date, expires_at = $4 where tenant_id = $1 and id = $2',
      [tenantId, id, now.slice(0, 10), new Date(Date.parse(now) + SESSION_DAYS * 86_400_000).toISOString()],
    ),
  )
}
