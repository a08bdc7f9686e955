import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { sweep } from '../obligations/contract/time.ts'
import { recordContact } from '../visits/contract.ts'
import { listHistory } from './contract/history.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  await subscribe(world, company)
})
afterAll(() => world.close())

test('somebody met in person is met once in the history, and what became late is called by its title', async () => {
  world.turnTo('2026-03-20T02:00:00.000Z')
  await world.system(sweep, { limit: 100 })
  const ask = world.as(company.steward)
  await ask(recordContact, { customerId: company.customerId, by: 'face', result: 'reached', note: '都好' })
  const { entries } = await ask(listHistory, { id: company.customerId })
  expect(entries.filter(({ text }) => text === '都好')).toHaveLength(1)
  const late = entries.filter(({ kind }) => kind === 'obligation.breached')
  expect(late.length).toBeGreaterThan(0)
  expect(late.map(({ matter }) => matter)).not.toContain(null)
})
