import { systemActor } from '#platform/actor.ts'
import { newId } from '#platform/id.ts'
import { perform, type System } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'

export interface Founding {
  name: string
  slug: string
  goLiveOn: string
  hours?: string
  demo?: boolean
  administrator: { name: string; account: string; passwordHash: string }
}

/** Creates a company and its administrator. Throws `tenants.slug_taken`. */
export async function foundCompany(
  system: System,
  founding: Founding,
  now: string,
): Promise<{ tenantId: string; staffId: string }> {
  const tenantId = newId(Date.parse(now))
  const made = await system.pool.query(
    `insert into keban.tenants (id, slug, name, go_live_on, demo, created_at, hours) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      tenantId,
      founding.slug,
      founding.name,
      founding.goLiveOn,
      founding.demo ?? false,
      now,
      founding.hours ?? '09:00-12:00, 13:30-18:00',
    ],
  )
  if (made.rowCount === 0) throw new Refusal('tenants.slug_taken', { slug: founding.slug })
  const { staffId } = (await perform(system, {
    operation: 'tenants.set-up',
    input: { administrator: founding.administrator },
    actor: systemActor(tenantId),
    now,
  })) as { staffId: string }
  return { tenantId, staffId }
}
