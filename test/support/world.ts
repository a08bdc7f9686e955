import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { loadActor } from '#modules/staff/find-actor.ts'
import { foundCompany } from '#modules/tenants/found-company.ts'
import { type Actor, systemActor } from '#platform/actor.ts'
import type { Connection } from '#platform/database.ts'
import type { Operation } from '#platform/operation.ts'
import { perform } from '#platform/perform.ts'
import type { Keys } from '#platform/settings.ts'
import { type Opened, openSystem } from '../../src/start/system.ts'

export const testKeys: Keys = {
  current: 'k1',
  keys: { k1: Buffer.alloc(32, 1).toString('base64') },
  index: Buffer.alloc(32, 2).toString('base64'),
  session: Buffer.alloc(32, 3).toString('base64'),
}

/** A hash nobody can sign in with: tests act as people, they do not type passwords. */
export const NO_PASSWORD = 'none:none'

export interface World {
  opened: Opened
  place: Place
  tenantId: string
  slug: string
  admin: Actor
  /** The turned clock: every operation happens at this moment until it is turned again. */
  now: string
  as(
    actor: Actor,
  ): <I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<I, O>,
    input: z.input<I>,
    key?: string,
  ) => Promise<z.output<O>>
  system<I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>>
  person(staffId: string): Promise<Actor>
  turnTo(moment: string): void
  close(): Promise<void>
}

export interface Place {
  connection: Connection
  keys: Keys
  files: string
}

/** The one database of all tests. */
export const sharedConnection = (): Connection => JSON.parse(process.env.KEBAN_TEST_CONNECTION!)

const sharedPlace = (): Place => ({
  connection: sharedConnection(),
  keys: testKeys,
  files: process.env.KEBAN_TEST_FILES!,
})

/** A company of its own in the shared database, at a moment that only moves when the test turns it. */
export async function makeWorld(
  now = '2026-03-02T01:00:00.000Z',
  goLiveOn = '2026-01-01',
  at: Place = sharedPlace(),
): Promise<World> {
  const opened = await openSystem(at.connection, at.keys, { dataDir: at.files }, 6)
  const slug = `t${randomBytes(6).toString('hex')}`
  const founding = {
    name: '云栖物业',
    slug,
    goLiveOn,
    administrator: { name: '罗辉', account: `${slug}-admin`, passwordHash: NO_PASSWORD },
  }
  const { tenantId, staffId } = await foundCompany(opened.system, founding, now)
  const world: World = {
    opened,
    place: at,
    tenantId,
    slug,
    now,
    admin: await loadActor(opened.pool, tenantId, staffId, new Date(now)),
    as: (actor) => async (operation, input, key) =>
      (await perform(opened.system, {
        operation: operation.name,
        input,
        actor,
        now: world.now,
        key,
      })) as never,
    system: async (operation, input) =>
      (await perform(opened.system, {
        operation: operation.name,
        input,
        actor: systemActor(tenantId),
        now: world.now,
      })) as never,
    person: (id) => loadActor(opened.pool, tenantId, id, new Date(world.now)),
    turnTo: (moment) => {
      world.now = moment
    },
    close: opened.close,
  }
  return world
}
