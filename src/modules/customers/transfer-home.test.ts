import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { seeUnit } from '../places/contract/homes.ts'
import { recordHoldingFact } from './contract/holdings.ts'
import { addCustomer, seeCustomer } from './contract/profile.ts'
import { transferHome } from './contract/transfer.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  await subscribe(world, company)
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'handed-over',
    on: '2026-03-01',
  })
})
afterAll(() => world.close())

const ask = () => world.as(company.steward)
const transfer = (more: object) =>
  ask()(transferHome, { unitId: company.unitId, on: '2026-03-02', begins: 'moved-in', ...more })
const home = () => ask()(seeUnit, { id: company.unitId })
const newcomer = { name: '高翔', phone: '13912345678' }

test('before the home changes hands one sees what closes and what opens, and nothing has happened', async () => {
  const before = await home()
  const seen = await transfer({ newcomer, preview: true })
  expect(seen).toMatchObject({ customerId: null, ended: [{ name: '王芳' }], handedOverOn: '2026-03-01' })
  expect(seen.closed.length).toBeGreaterThan(0)
  expect(seen.closed.every(({ customer }) => customer === '王芳')).toBe(true)
  expect(seen.opened.every(({ customer }) => customer === '高翔')).toBe(true)
  expect(await home()).toEqual(before)
})

test('what makes no sense is refused in words', async () => {
  await expect(transfer({ newcomer, on: '2026-03-03' })).rejects.toMatchObject({ code: 'events.future' })
  await expect(transfer({ newcomer, on: '2026-03-01' })).rejects.toMatchObject({
    code: 'customers.ended_before',
  })
  await expect(transfer({})).rejects.toMatchObject({ code: 'customers.new_owner' })
  await expect(transfer({ customerId: company.customerId })).rejects.toMatchObject({
    code: 'customers.holding_exists',
  })
})

test('the old holding ends, what was owed for it is cancelled with that reason, the new owner begins, the handover stays with the home', async () => {
  const seen = await transfer({ newcomer, preview: true })
  const done = await transfer({ newcomer })
  expect(done.closed).toEqual(seen.closed)
  expect(done.opened.map(({ title, dueAt }) => [title, dueAt])).toEqual(
    seen.opened.map(({ title, dueAt }) => [title, dueAt]),
  )
  const { holdings, open } = await home()
  expect(holdings).toMatchObject([
    { name: '高翔', role: 'owner', movedInOn: '2026-03-02', handedOverOn: '2026-03-01', endedOn: null },
    { name: '王芳', role: 'owner', handedOverOn: '2026-03-01', endedOn: '2026-03-02' },
  ])
  expect(open.every(({ customer }) => customer !== '王芳')).toBe(true)
  const old = await ask()(seeCustomer, { id: company.customerId })
  expect(old.customer.room).toBeNull()
  expect(
    old.obligations
      .filter(({ id }) => done.closed.some((one) => one.id === id))
      .map(({ state, reason }) => [state, reason]),
  ).toEqual(done.closed.map(() => ['lapsed', '过户']))
  expect((await ask()(seeCustomer, { id: done.customerId! })).customer).toMatchObject({ room: '5-1-301' })
})

test('a customer on record may buy it back, and a home without an owner is recorded, not transferred', async () => {
  world.turnTo('2026-03-05T02:00:00.000Z')
  await transfer({ customerId: company.customerId, on: '2026-03-05' })
  expect((await home()).holdings.filter(({ endedOn }) => endedOn === null)).toMatchObject([{ name: '王芳' }])
  const { id } = await ask()(addCustomer, { name: '孙悦' })
  const { unit } = await home()
  await expect(
    world.as(company.lead)(transferHome, {
      unitId: unit.buildingId,
      on: '2026-03-05',
      customerId: id,
      begins: 'signed',
    }),
  ).rejects.toMatchObject({ code: 'customers.no_owner' })
})
