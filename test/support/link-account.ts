import { keepPeople, linkPeople } from '#modules/directory/contract.ts'
import type { World } from './world.ts'

type Provider = 'wecom' | 'dingtalk' | 'feishu'

const said = new WeakMap<World, Map<string, { id: string; union: null; name: string }>>()

/** The directory knows somebody by this id, and the administrator says which colleague he is. */
export async function linkAccount(
  world: World,
  staffId: string,
  provider: Provider,
  id: string,
): Promise<void> {
  const known = said.get(world) ?? new Map()
  said.set(world, known)
  known.set(`${provider} ${id}`, { id, union: null, name: id })
  const people = [...known].filter(([key]) => key.startsWith(`${provider} `)).map(([, person]) => person)
  await world.system(keepPeople, { provider, people })
  await world.as(world.admin)(linkPeople, { provider, links: [{ externalId: id, staffId }] })
}
