import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { addCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { listUnits } from '../places/contract/homes.ts'
import { addBuilding, addProject } from '../places/contract/projects.ts'
import { adoptPack } from '../playbooks/contract/documents.ts'
import { readDraft } from '../playbooks/contract/drafts.ts'
import { publishPlaybook } from '../playbooks/contract/versions.ts'
import { assignGrid } from '../staff/contract/grids.ts'
import { addStaffMember } from '../staff/contract/people.ts'
import { recordContact, takeBackContact } from '../visits/contract.ts'
import { readBell } from './contract/bell.ts'
import { seeToday, seeWhy } from './contract/matters.ts'
import { sweep } from './contract/time.ts'

let world: World
let steward: Actor
let lead: Actor
let customerId: string
let holdingId: string

beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  const admin = world.as(world.admin)
  await admin(adoptPack, { pack: 'property-care' })
  const draft = await admin(readDraft, { name: 'property-care' })
  expect(draft.findings.filter((finding) => finding.severity === 'error')).toEqual([])
  await admin(publishPlaybook, { name: 'property-care', revision: draft.revision, reason: '首次启用' })
  const project = await admin(addProject, { name: '云栖花园' })
  const building = await admin(addBuilding, {
    projectId: project.id,
    name: '5栋',
    rooms: { entrances: ['1'], floors: '1-3', perFloor: 2 },
  })
  expect(building.homes).toBe(6)
  const add = (name: string, role: string) =>
    admin(addStaffMember, {
      name,
      account: `${world.slug}-${role}`,
      password: 'long-enough',
      roles: [{ role, projectId: project.id }],
    })
  const zhou = await add('周敏', 'steward')
  const liu = await add('刘敏', 'care-lead')
  await admin(assignGrid, { buildingId: building.id, staffId: zhou.id, fromOn: '2026-03-01' })
  steward = await world.person(zhou.id)
  lead = await world.person(liu.id)
  const { units } = await admin(listUnits, { projectId: project.id })
  const unit = units.find((each) => each.room === '5-1-301')!
  const customer = await world.as(steward)(addCustomer, {
    name: '王芳',
    phone: '13812345678',
    holding: { unitId: unit.id },
  })
  customerId = customer.id
  holdingId = (await world.as(steward)(seeCustomer, { id: customerId })).holdings[0]!.id
})
afterAll(() => world.close())

test('a subscription opens a first contact for the steward of the home, due seven days later', async () => {
  const outcome = await world.as(steward)(recordHoldingFact, {
    id: holdingId,
    event: 'subscribed',
    on: '2026-03-02',
  })
  expect(outcome.opened).toBeGreaterThan(0)
  const today = await world.as(steward)(seeToday, {})
  const home = today.homes.find((each) => each.room === '5-1-301')!
  const matter = home.matters.find((each) => each.rule === 'care.first-contact')!
  expect(matter.dueAt).toBe('2026-03-09T16:00:00.000Z')
  expect(matter.because).toMatchObject({ event: 'holding.subscribed', on: '2026-03-02' })
  expect(home.group).toBe('may')
  const why = await world.as(steward)(seeWhy, { id: matter.id })
  expect(why.matter.clause).toBe('5.1.3-b')
})

test('a ring that nobody answered closes nothing and is counted', async () => {
  const recorded = await world.as(steward)(recordContact, { customerId, by: 'phone', result: 'no-answer' })
  expect(recorded.met).toEqual([])
  expect(recorded.suggest).toBe('tonight')
  const today = await world.as(steward)(seeToday, {})
  expect(today.homes[0]!.matters.find((each) => each.rule === 'care.first-contact')!.attempts).toBe(1)
})

test('a talk on the telephone keeps the promise; taking the record back owes it again', async () => {
  world.turnTo('2026-03-04T02:00:00.000Z')
  const recorded = await world.as(steward)(recordContact, {
    customerId,
    by: 'phone',
    result: 'reached',
    note: '都好',
  })
  expect(recorded.met.map((each) => each.inTime)).toEqual([true])
  const back = await world.as(steward)(takeBackContact, { id: recorded.id })
  expect(back.reopened).toBe(1)
  const again = await world.as(steward)(recordContact, { customerId, by: 'phone', result: 'reached' })
  expect(again.met).toHaveLength(1)
})

test('what is late climbs its ladder, each rung once', async () => {
  await world.as(steward)(recordHoldingFact, { id: holdingId, event: 'signed', on: '2026-03-04' })
  world.turnTo('2026-03-12T01:00:00.000Z')
  expect((await world.system(sweep, {})).taken).toBeGreaterThan(0)
  expect((await world.system(sweep, {})).taken).toBe(0)
  const today = await world.as(steward)(seeToday, {})
  expect(today.counts.overdue).toBeGreaterThan(0)
  expect(lead.name).toBe('刘敏')
})

test('what happened before go-live sets the stage and opens only what is due afterwards', async () => {
  const ask = world.as(steward)
  const signed = await ask(recordHoldingFact, {
    id: holdingId,
    event: 'signed',
    on: '2025-12-01',
    preview: true,
  })
  expect(signed.opened).toBe(0)
  expect(signed.unopened).toBeGreaterThan(0)
  const movedIn = await ask(recordHoldingFact, {
    id: holdingId,
    event: 'moved-in',
    on: '2025-12-01',
    preview: true,
  })
  expect(movedIn.opened).toBeGreaterThan(0)
  expect(movedIn.earliestDueAt! >= '2026-01-01').toBe(true)
})

test('a preview leaves nothing behind', async () => {
  const before = await world.as(steward)(seeCustomer, { id: customerId })
  await world.as(steward)(recordHoldingFact, {
    id: holdingId,
    event: 'moved-in',
    on: '2026-03-05',
    preview: true,
  })
  const after = await world.as(steward)(seeCustomer, { id: customerId })
  expect(after.holdings).toEqual(before.holdings)
  expect(after.obligations).toEqual(before.obligations)
})

test('a bad answer is met with more than a tick: the lead is told that the result wants looking at', async () => {
  world.turnTo('2026-03-12T02:00:00.000Z')
  const results = async () =>
    (await world.as(lead)(readBell, {})).entries.filter((entry) => entry.kind === 'result')
  expect(await results()).toEqual([])
  const recorded = await world.as(steward)(recordContact, {
    customerId,
    by: 'phone',
    result: 'reached',
    again: true,
    answers: { 'sales-return-visit': { overall: 1, property: 2 } },
  })
  expect(recorded.met.map((each) => each.title)).toContain('签约后服务回访')
  expect(await results()).toMatchObject([{ title: '签约后服务回访', room: '5-1-301', state: 'met' }])
})
