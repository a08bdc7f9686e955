import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, customerActor } from '#platform/actor.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { listHistory } from '../customers/contract/history.ts'
import { changeCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { readBell } from '../obligations/contract/bell.ts'
import { answerChange, askChange, askMyChange, listChanges, seeMyRecord } from './contract/changes.ts'

let world: World
let company: SmallCompany
let owner: Actor
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  owner = customerActor(world.tenantId, company.customerId, '王芳')
})
afterAll(() => world.close())

const steward = () => world.as(company.steward)
const bell = async (actor: Actor) => (await world.as(actor)(readBell, {})).entries[0]?.kind
const openOnes = async (actor = company.steward) => (await world.as(actor)(listChanges, {})).requests
const mine = async (name: string) =>
  (await world.as(owner)(seeMyRecord, {})).fields.find((field) => field.name === name)?.value?.zh

test('a customer asks for his number to be changed; his steward sees old and new masked, changes it, and he reads it', async () => {
  const ask = world.as(owner)
  expect(await mine('phone')).toBe('138****5678')
  await expect(ask(askMyChange, { field: 'phone', value: '12' })).rejects.toMatchObject({
    code: 'customers.phone_unreadable',
  })
  await ask(askMyChange, { field: 'phone', value: '13912345678', why: '换号了' })
  await expect(ask(askMyChange, { field: 'phone', value: '13912345679' })).rejects.toMatchObject({
    code: 'dossiers.asked_already',
  })
  expect(await bell(company.steward)).toBe('change-asked')
  expect(await mine('phone')).toBe('138****5678')
  const [asked] = await openOnes()
  expect(asked).toMatchObject({
    customer: '王芳',
    askedBy: null,
    why: '换号了',
    before: { zh: '138****5678' },
    after: { zh: '139****5678' },
    now: null,
  })
  await steward()(answerChange, { id: asked!.id, accepted: true, version: asked!.version })
  expect(await mine('phone')).toBe('139****5678')
  const { changes } = await ask(seeMyRecord, {})
  expect(changes).toMatchObject([{ field: 'phone', state: 'accepted' }])
  await expect(
    steward()(answerChange, { id: asked!.id, accepted: true, version: asked!.version }),
  ).rejects.toMatchObject({ code: 'dossiers.change_answered' })
  const { entries } = await steward()(listHistory, { id: company.customerId, kind: 'changes' })
  expect(entries.map(({ kind, who }) => [kind, who])).toContainEqual(['customer.change-asked', '王芳'])
})

test('who sees a record and may not change it asks; declined with a reason, he is told', async () => {
  const manager = world.as(company.manager)
  await manager(askChange, { id: company.customerId, field: 'bestTime', value: '晚上七点后' })
  await expect(
    manager(askChange, { id: company.customerId, field: 'bestTime', value: '晚上七点后' }),
  ).rejects.toMatchObject({ code: 'dossiers.asked_already' })
  await expect(
    steward()(askChange, { id: company.customerId, field: 'bestTime', value: '早上' }),
  ).rejects.toMatchObject({ code: 'dossiers.may_change' })
  const [asked] = await openOnes(company.manager)
  expect(asked).toMatchObject({ askedBy: '唐莉', before: null, after: { zh: '晚上七点后' } })
  const { id, version } = asked!
  await expect(steward()(answerChange, { id, version, accepted: false })).rejects.toMatchObject({
    code: 'dossiers.say_why',
  })
  await steward()(answerChange, { id, version, accepted: false, answer: '她上夜班，是早上' })
  expect(await bell(company.manager)).toBe('change-declined')
  expect((await manager(listChanges, { state: 'declined' })).requests).toMatchObject([
    { answer: '她上夜班，是早上', decidedBy: '周敏' },
  ])
  expect((await steward()(seeCustomer, { id: company.customerId })).customer.bestTime).toBeNull()
})

test('what somebody changed meanwhile is shown before it is written over', async () => {
  await world.as(owner)(askMyChange, { field: 'address', value: '桂花路 1 号' })
  const [before] = await openOnes()
  const { customer } = await steward()(seeCustomer, { id: company.customerId })
  await steward()(changeCustomer, { id: customer.id, version: customer.version, address: '桂花路 2 号' })
  await expect(
    steward()(answerChange, { id: before!.id, version: before!.version, accepted: true }),
  ).rejects.toMatchObject({ code: 'customers.changed_meanwhile' })
  const [after] = await openOnes()
  expect(after).toMatchObject({ now: { zh: '桂花路 2 号' } })
  await steward()(answerChange, { id: after!.id, version: after!.version, accepted: true })
  expect(await mine('address')).toBe('桂花路 1 号')
  await expect(
    world.as(owner)(askMyChange, { field: 'address', value: '桂花路 1 号' }),
  ).rejects.toMatchObject({ code: 'dossiers.same_value' })
})
