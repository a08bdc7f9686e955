import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { addCustomer, seeCustomer } from '#modules/customers/contract/profile.ts'
import { openDay, sweep } from '#modules/obligations/contract/time.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { listRecords } from '#modules/procedures/contract.ts'
import { addStaffMember } from '#modules/staff/contract/people.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import type { Actor } from '#platform/actor.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import {
  clearWarning,
  listKinds,
  listWarnings,
  previewWarning,
  raiseWarning,
  seeWarning,
} from './contract.ts'

let world: World
let company: SmallCompany
let warden: Actor
const steward = () => world.as(company.steward)
const lead = () => world.as(company.lead)

beforeAll(async () => {
  // Monday 2 March 2026, 09:00 in Shanghai.
  world = await makeWorld()
  company = await smallCompany(world)
  const { id } = await world.as(world.admin)(addStaffMember, {
    name: '何勇',
    account: `${world.slug}-service`,
    password: 'a-long-password',
    roles: [{ role: 'service-centre', projectId: company.projectId }],
  })
  warden = await world.person(id)
  const { units } = await lead()(listUnits, { projectId: company.projectId })
  const move = async (customerId: string) => {
    const { holdings } = await steward()(seeCustomer, { id: customerId })
    for (const event of ['signed', 'moved-in'] as const)
      await steward()(recordHoldingFact, { id: holdings[0]!.id, event, on: '2026-03-01' })
  }
  await move(company.customerId)
  const other = await steward()(addCustomer, {
    name: '李强',
    holding: { unitId: units.find(({ room }) => room === '5-1-101')!.id },
  })
  await move(other.id)
})
afterAll(() => world.close())

const storm = () => ({
  playbook: 'property-care',
  warning: 'weather',
  aboutId: company.projectId,
  severity: 'high' as const,
  values: { 天气: '台风', 时间: '今晚到明天', 提醒: '请收好阳台的花盆。' },
})

test('who may raises bad weather for his project; before it is raised he sees whom it reaches, whom not and why', async () => {
  expect((await steward()(listKinds, {})).kinds.map(({ title }) => title)).toEqual(['特殊天气提醒'])
  expect((await world.as(warden)(listKinds, {})).kinds).toEqual([])
  await expect(world.as(warden)(raiseWarning, storm())).rejects.toMatchObject({
    code: 'warnings.not_by_hand',
    values: { who: '客户管家部' },
  })
  await expect(
    steward()(raiseWarning, { ...storm(), values: { 天气: '台风', 时间: '今晚' } }),
  ).rejects.toMatchObject({ code: 'warnings.missing', values: { what: '“请业主做什么”' } })
  await expect(
    steward()(raiseWarning, { ...storm(), values: { ...storm().values, 天气: '下雨' } }),
  ).rejects.toMatchObject({ code: 'warnings.value' })
  const preview = await steward()(previewWarning, storm())
  expect(preview).toMatchObject({ told: 1, notTold: { 'no-phone': 1 }, owed: 1, judged: 2 })
  expect(preview.example).toContain('王女士，云栖花园将有台风（今晚到明天）。请收好阳台的花盆。')
  expect((await lead()(listWarnings, {})).warnings).toEqual([])
})

test('raised, it is owed and sent by the gate; who was not reached stands there by name, and it ends with a reason', async () => {
  const { id, opened } = await steward()(raiseWarning, storm())
  expect(opened).toBe(3)
  await world.system(sweep, {})
  const seen = await lead()(seeWarning, { id })
  expect(seen).toMatchObject({
    title: '特殊天气提醒',
    severity: 'high',
    project: '云栖花园',
    raisedBy: '周敏',
    reach: { waiting: 1, sent: 0, delivered: 0, failed: 0, skipped: { 'no-phone': 1 } },
    notReached: [{ customer: '李强', reason: 'no-phone' }],
    // Four hours from nine in the morning.
    owed: [
      { title: '特殊天气前公共区域巡查', who: '何勇', state: 'open', dueAt: '2026-03-02T05:00:00.000Z' },
    ],
    mayClear: true,
  })
  expect(seen.said.map(({ value }) => value)).toEqual(['台风', '今晚到明天', '请收好阳台的花盆。'])
  // A second one on the same day says something new: nobody is left out because he had one already.
  world.turnTo('2026-03-02T03:00:00.000Z')
  const again = await steward()(raiseWarning, { ...storm(), values: { ...storm().values, 天气: '暴雨' } })
  while ((await world.system(sweep, {})).taken > 0);
  expect((await lead()(seeWarning, { id: again.id })).reach).toMatchObject({
    waiting: 1,
    skipped: { 'no-phone': 1 },
  })
  await lead()(clearWarning, { id, why: '台风转向' })
  await expect(lead()(clearWarning, { id, why: '再点一次' })).rejects.toMatchObject({ code: 'warnings.over' })
  expect((await lead()(listWarnings, { which: 'over' })).warnings).toMatchObject([
    { id, clearedAt: '2026-03-02T03:00:00.000Z' },
  ])
})

test('what the records show is raised at midnight, once, and begins the procedure that the policy names', async () => {
  for (const words of ['第一次', '第二次', '第三次'])
    await steward()(fileTicket, {
      kind: 'complaint',
      channel: 'phone',
      unitId: company.unitId,
      customerId: company.customerId,
      words,
    })
  for (const until of ['2026-03-02T16:00:01.000Z', '2026-03-03T16:00:01.000Z']) {
    world.turnTo(until)
    while ((await world.system(openDay, { until })).more);
  }
  const { warnings } = await lead()(listWarnings, {})
  expect(warnings.filter(({ warning }) => warning === 'complaints-mount')).toMatchObject([
    { customer: '王芳', signs: ['三个月内投诉多次'], severity: 'normal', raisedBy: null },
  ])
  const { records } = await lead()(listRecords, { customerId: company.customerId })
  expect(records).toMatchObject([{ title: '投诉根源处理', now: [{ step: '翻看每一次投诉', who: '刘敏' }] }])
})
