import { inTenant } from '#platform/database.ts'
import type { World } from './world.ts'

/** The colleague is known to a provider's directory under this id. */
export const linkAccount = (world: World, staffId: string, provider: string, externalId: string) =>
  inTenant(world.opened.pool, world.tenantId, 'write', (_db, client) =>
    client.query(
      `insert into directory_people (tenant_id, provider, external_id, name, first_seen_at, seen_at, staff_id, linked_at)
       values ($1, $2, $3, '-', $4, $4, $5, $4)`,
      [world.tenantId, provider, externalId, world.now, staffId],
    ),
  )
