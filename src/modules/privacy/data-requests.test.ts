import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeMyConsent, listMyConsents } from '#modules/customers/contract/my-consents.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { seeMyCopy } from '#modules/exports/contract.ts'
import { listMyMessages } from '#modules/messages/contract/mine.ts'
import { readBell } from '#modules/obligations/contract/bell.ts'
import { type Actor, customerActor } from '#platform/actor.ts'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import {
  answerDataRequest,
  askAboutMyData,
  listDataRequests,
  listMyDataRequests,
} from './contract/requests.ts'

let world: World
let company: SmallCompany
let owner: Actor
let neighbour: Actor
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  await subscribe(world, company)
  owner = customerActor(world.tenantId, company.customerId, '王芳')
  const { id } = await world.as(company.steward)(addCustomer, {
    name: '赵六',
    holding: { room: '5-1-302', projectId: company.projectId },
  })
  neighbour = customerActor(world.tenantId, id, '赵六')
})
afterAll(() => world.close())

test('a person asks for a correction, is answered within fifteen working days, and reads the answer', async () => {
  const ask = world.as(owner)
  await expect(ask(askAboutMyData, { kind: 'correct' })).rejects.toMatchObject({ code: 'privacy.say_what' })
  // Monday 2 March; fifteen working days later is Monday 23 March.
  expect(await ask(askAboutMyData, { kind: 'correct', note: '我的生日错了' })).toMatchObject({
    dueOn: '2026-03-23',
  })
  await expect(ask(askAboutMyData, { kind: 'correct', note: '又一次' })).rejects.toMatchObject({
    code: 'privacy.asked_already',
  })
  const manager = world.as(company.manager)
  expect((await manager(readBell, {})).entries[0]).toMatchObject({ kind: 'data-asked' })
  const { requests } = await manager(listDataRequests, {})
  expect(requests).toMatchObject([{ customer: '王芳', note: '我的生日错了', state: 'open' }])
  await manager(answerDataRequest, { id: requests[0]!.id, granted: true, answer: '已改为 3 月 5 日。' })
  await expect(
    manager(answerDataRequest, { id: requests[0]!.id, granted: true, answer: '再答' }),
  ).rejects.toMatchObject({ code: 'privacy.request_answered' })
  expect((await ask(listMyDataRequests, {})).requests).toMatchObject([
    { state: 'done', answer: '已改为 3 月 5 日。' },
  ])
  expect((await world.as(neighbour)(listMyDataRequests, {})).requests).toEqual([])
})

test('a person agrees and withdraws by himself; each is kept with day, way and text', async () => {
  const ask = world.as(owner)
  const before = (await ask(listMyConsents, {})).consents
  expect(before).toMatchObject([{ purpose: 'care', given: null }, {}, {}])
  await ask(changeMyConsent, { purpose: 'care', given: true })
  expect((await ask(listMyConsents, {})).consents[0]).toMatchObject({ given: true, how: '本人在业主端' })
  world.turnTo('2026-03-02T02:00:00.000Z')
  await ask(changeMyConsent, { purpose: 'care', given: false })
  expect((await ask(listMyConsents, {})).consents[0]).toMatchObject({ given: false, at: world.now })
})

test('what we keep about a person is read by himself, masked, and nothing of others', async () => {
  const { lines } = await world.as(owner)(seeMyCopy, {})
  const said = lines.map(({ item, says }) => `${item} ${says}`).join('\n')
  expect(said).toContain('姓名 王芳')
  expect(said).toContain('138****5678')
  expect(said).not.toContain('13812345678')
  expect(said).not.toContain('赵六')
  const english = await world.as(owner)(seeMyCopy, { language: 'en' })
  expect(english.lines[0]!.part).toBe('Record')
})

test('a customer reads what was sent to himself only', async () => {
  expect((await world.as(neighbour)(listMyMessages, {})).messages).toEqual([])
})
