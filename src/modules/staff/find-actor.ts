import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Actor } from '#platform/actor.ts'
import { type Db, inTenant } from '#platform/database.ts'
import { Refusal } from '#platform/refusal.ts'
import { gatesOf } from '../security/gates.ts'
import { coversBy } from './covering.ts'
import { type Profile, profiles } from './rules.ts'

interface Workplace {
  tenant_id: string
  slug: string
  name: string
  demo: boolean
  staff_id: string
}

const REMEMBERED_MS = 15_000

export interface ActorFinder {
  of(loginId: string, slug: string | undefined): Promise<Actor>
  ofKey(key: string): Promise<Actor | null>
  workplaces(loginId: string): Promise<Workplace[]>
  forget(): void
}

/**
 * Who a login is at a company: his roles of today, what they permit, how far they reach.
 * Remembered for 15 seconds; `forget` on every change of staff, so that a leaver loses access at once.
 */
export function actorFinder(pool: pg.Pool, clock: () => Date): ActorFinder {
  const remembered = new Map<string, { actor: Actor; until: number }>()
  const workplaces = async (loginId: string) => {
    const { rows } = await pool.query('select * from keban.workplaces($1)', [loginId])
    return rows as Workplace[]
  }
  return {
    workplaces,
    forget: () => remembered.clear(),
    async of(loginId, slug) {
      const now = clock()
      const key = `${loginId} ${slug ?? ''}`
      const known = remembered.get(key)
      if (known && known.until > now.getTime()) return known.actor
      const places = await workplaces(loginId)
      const place = slug
        ? places.find((candidate) => candidate.slug === slug)
        : places.length === 1
          ? places[0]
          : undefined
      if (!place) throw new Refusal('session.elsewhere')
      const actor = await loadActor(pool, place.tenant_id, place.staff_id, now)
      const gates = await inTenant(pool, place.tenant_id, 'write', async (_db, client) => {
        await client.query(
          'update staff set last_used_on = $3 where tenant_id = $1 and id = $2 and last_used_on is distinct from $3::date',
          [place.tenant_id, place.staff_id, now.toISOString().slice(0, 10)],
        )
        return gatesOf(client, place.tenant_id, place.staff_id, now.toISOString())
      })
      // Who must first choose a password or turn on a second factor may do nothing else, and is asked anew each time.
      if (actor.kind === 'staff' && (gates.mustChangePassword || gates.mustEnrol))
        return { ...actor, permissions: new Set(), reach: { company: false, projects: [], covers: [] } }
      remembered.set(key, { actor, until: now.getTime() + REMEMBERED_MS })
      return actor
    },
    async ofKey(key) {
      const hash = createHash('sha256').update(key).digest('hex')
      const { rows } = await pool.query('select * from keban.tenant_of_key($1)', [hash])
      const found = rows[0] as FoundKey | undefined
      if (!found) return null
      const now = clock()
      await noteUse(pool, found, now.toISOString().slice(0, 10))
      const actor = await loadActor(pool, found.tenant_id, found.staff_id, now)
      return found.may ? narrowed(actor, found.may) : actor
    },
  }
}

interface FoundKey {
  tenant_id: string
  staff_id: string
  id: string
  may: string[] | null
  last_used_on: string | null
}

async function noteUse(pool: pg.Pool, key: FoundKey, today: string): Promise<void> {
  if (key.last_used_on === today) return
  await inTenant(pool, key.tenant_id, 'write', (_db, client) =>
    client.query('update api_keys set last_used_on = $3 where tenant_id = $1 and id = $2', [
      key.tenant_id,
      key.id,
      today,
    ]),
  )
}

function narrowed(actor: Actor, may: readonly string[]): Actor {
  if (actor.kind !== 'staff') return actor
  return { ...actor, permissions: new Set(may.filter((name) => actor.permissions.has(name))) }
}

/** A staff member as he acts today. Throws `session.elsewhere` for a leaver. */
export async function loadActor(pool: pg.Pool, tenantId: string, staffId: string, now: Date): Promise<Actor> {
  return inTenant(pool, tenantId, 'read', (db) => readActor(db, tenantId, staffId, now.toISOString()))
}

/** The same within a transaction: for jobs that act for the person who asked for them. */
export async function readActor(db: Db, tenantId: string, staffId: string, now: string): Promise<Actor> {
  const today = now.slice(0, 10)
  const person = await db
    .selectFrom('staff')
    .select(['id', 'name', 'left_on'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', staffId)
    .executeTakeFirst()
  if (!person || person.left_on) throw new Refusal('session.elsewhere')
  const held = await db
    .selectFrom('staff_roles as h')
    .innerJoin('roles as r', (join) =>
      join.onRef('r.tenant_id', '=', 'h.tenant_id').onRef('r.code', '=', 'h.role'),
    )
    .select(['r.code', 'r.profile', 'r.scope', 'r.publishes', 'h.project_id'])
    .where('h.tenant_id', '=', tenantId)
    .where('h.staff_id', '=', staffId)
    .where((eb) => eb.or([eb('h.until_on', 'is', null), eb('h.until_on', '>=', today)]))
    .execute()
  const wide = held.filter(
    (role) => role.scope === 'company' || (role.scope === 'project' && !role.project_id),
  )
  return {
    kind: 'staff',
    tenantId,
    id: person.id,
    name: person.name,
    roles: [...new Set(held.map((role) => role.code))],
    permissions: new Set(
      held.flatMap((role) => [
        ...profiles[role.profile as Profile],
        ...(role.publishes ? ['playbook.publish'] : []),
      ]),
    ),
    reach: {
      company: wide.length > 0,
      projects: [
        ...new Set(held.filter((role) => role.scope === 'project').map((role) => role.project_id)),
      ].filter((id) => id !== null),
      covers: await coversBy({ db, tenantId, now }, staffId),
    },
  }
}
