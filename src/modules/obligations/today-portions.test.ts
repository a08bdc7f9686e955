import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { addCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { listUnits } from '../places/contract/homes.ts'
import { seeToday } from './contract/matters.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
  const free = units.filter((unit) => unit.id !== company.unitId)
  const ask = world.as(company.steward)
  for (const [at, on] of ['2026-03-10', '2026-03-05', '2026-03-05', '2026-03-12'].entries()) {
    const unit = free[at]!
    world.turnTo(`${on}T02:00:00.000Z`)
    const { id } = await ask(addCustomer, {
      name: `业主${at}`,
      phone: `1381234560${at}`,
      holding: { unitId: unit.id },
    })
    const holding = (await ask(seeCustomer, { id })).holdings[0]!.id
    await ask(recordHoldingFact, { id: holding, event: 'subscribed', on })
  }
  world.turnTo('2026-03-15T02:00:00.000Z')
})
afterAll(() => world.close())

test('the first homes of Today are the most urgent ones of the whole list, and every group is counted whole', async () => {
  const today = world.as(company.steward)
  const whole = await today(seeToday, { limit: 500 })
  expect(whole.homes).toHaveLength(4)
  expect(whole.more).toBe(false)
  expect(whole.homes.map((home) => home.group)).toEqual(['overdue', 'overdue', 'may', 'may'])
  const dues = whole.homes.map((home) => home.matters[0]!.dueAt!)
  expect(dues).toEqual([...dues].sort())
  for (const limit of [1, 2, 3]) {
    const portion = await today(seeToday, { limit })
    expect(portion.homes).toEqual(whole.homes.slice(0, limit))
    expect(portion.more).toBe(true)
    expect(portion.groups.overdue).toBe(2)
    expect(portion.counts).toEqual(whole.counts)
  }
  expect(whole.groups).toEqual({ overdue: 2, may: 2 })
})
