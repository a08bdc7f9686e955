import { systemActor } from '#platform/actor.ts'
import { perform, type System } from '#platform/perform.ts'
import { removeOld } from './remove-old.ts'
import { repeatUntil } from './repeat.ts'
import { askProviders, type Senders, sendQueued } from './send.ts'

const IDLE_MS = 2000
const LIMIT = 100
const DAY_CHECK_MS = 60_000
const A_DAY_MS = 86_400_000

/**
 * Takes what is due, company by company, and sleeps only when nothing is. Several workers may run: each takes rows the
 * others do not hold. Once a minute it looks whether a local midnight has passed, once a day for what was kept long enough.
 */
export function sweepUntil(
  system: System,
  senders: Senders,
  clock: () => Date,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let daysLookedAt = 0
  let oldLookedAt = 0
  const round = async () => {
    const now = clock()
    if (now.getTime() - daysLookedAt > DAY_CHECK_MS) {
      await openDays(system, now.toISOString())
      daysLookedAt = now.getTime()
    }
    if (now.getTime() - oldLookedAt > A_DAY_MS) {
      oldLookedAt = now.getTime()
      for (const id of await tenantsOf(system)) await removeOld(system, id, now.toISOString())
    }
    let taken = await sweepOnce(system, now.toISOString())
    for (const id of await tenantsOf(system)) {
      const { demo } = await system.tenants.get(id)
      const own = demo ? senders.demo : senders.real
      taken += await sendQueued(system, id, own, () => clock().toISOString())
      await askProviders(system, id, own, () => clock().toISOString())
    }
    return taken
  }
  return repeatUntil(round, IDLE_MS, onError)
}

/** One round over every company with something due. Answers how many steps were taken. */
export async function sweepOnce(system: System, now: string): Promise<number> {
  const { rows } = await system.pool.query('select keban.tenants_with_steps($1) as id', [now])
  let taken = 0
  for (const { id } of rows) {
    const answer = (await perform(system, {
      operation: 'obligations.sweep',
      input: { limit: LIMIT },
      actor: systemActor(id),
      now,
    })) as { taken: number }
    const waiting = (await perform(system, {
      operation: 'approvals.climb',
      input: { limit: LIMIT },
      actor: systemActor(id),
      now,
    })) as { taken: number }
    taken += answer.taken + waiting.taken
  }
  return taken
}

export async function tenantsOf(system: System): Promise<string[]> {
  const { rows } = await system.pool.query('select keban.all_tenants() as id')
  return rows.map((row) => row.id)
}

async function openDays(system: System, now: string): Promise<void> {
  for (const id of await tenantsOf(system)) {
    const actor = systemActor(id)
    await perform(system, { operation: 'staff.begin-grids', input: {}, actor, now })
    const opening = { operation: 'obligations.open-day', input: { until: now }, actor, now }
    while (((await perform(system, opening)) as { more: boolean }).more);
  }
}
