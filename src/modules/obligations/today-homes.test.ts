import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHappyEvent } from '../customers/contract/history.ts'
import { addCustomer } from '../customers/contract/profile.ts'
import { seeToday } from './contract/matters.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  await subscribe(world, company)
})
afterAll(() => world.close())

test('what is owed to a person stands in the row of his home, beside what is owed to those he lives with', async () => {
  const ask = world.as(company.steward)
  const { id: husband } = await ask(addCustomer, {
    name: '王守义',
    phone: '13812345679',
    holding: { unitId: company.unitId, role: 'co-owner' },
  })
  const before = await ask(seeToday, {})
  for (const id of [company.customerId, husband])
    await ask(recordHappyEvent, { id, what: '添了宝宝', on: '2026-03-02' })
  const { homes } = await ask(seeToday, {})
  expect(homes).toHaveLength(1)
  expect(homes[0]).toMatchObject({ room: '5-1-301', unitId: company.unitId })
  const joys = homes[0]!.matters.filter(({ because }) => because.event === 'customer.happy-event-recorded')
  expect(joys.map(({ customer }) => customer).sort()).toEqual(['王守义', '王芳'])
  expect(homes[0]!.matters).toHaveLength(before.homes[0]!.matters.length + 2)
})
