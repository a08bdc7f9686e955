import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { seeCustomer } from '../customers/contract/profile.ts'
import { readBell } from '../obligations/contract/bell.ts'
import { seeToday } from '../obligations/contract/matters.ts'
import { sweep } from '../obligations/contract/time.ts'
import { seeBuilding } from '../places/contract/building.ts'
import { addBuilding } from '../places/contract/projects.ts'
import { recordContact, takeBackContact } from '../visits/contract.ts'
import { cover, endCover, listCovers } from './contract/covers.ts'
import { assignGrid, leaveStaff } from './contract/grids.ts'
import { addStaffMember } from './contract/people.ts'

const DAY_BEFORE = '2026-03-02T15:59:00.000Z'
const FIRST = '2026-03-02T16:00:00.000Z'
const LAST = '2026-03-05T15:59:00.000Z'
const DAY_AFTER = '2026-03-05T16:00:00.000Z'

let world: World
let company: SmallCompany
let other: string
let third: string
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  await subscribe(world, company)
  other = await hire('李想', 'steward')
  third = await hire('吴宁', 'steward')
})
afterAll(() => world.close())

async function hire(name: string, role: string) {
  const account = `${world.slug}-${role}-${name === '李想' ? 'li' : name === '吴宁' ? 'wu' : 'x'}`
  const roles = [{ role, projectId: role === 'steward' ? company.projectId : null }]
  const made = await world.as(world.admin)(addStaffMember, {
    name,
    account,
    password: 'a-long-password',
    roles,
  })
  return made.id
}

/** As the person is at this moment: whom he covers for is part of what he may see. */
const as = async (id: string) => world.as(await world.person(id))
const today = async (id: string, tab: 'today' | 'done' = 'today') =>
  (await as(id))(seeToday, { tab, limit: 500 })
const arrange = (staffId: string, toStaffId: string, fromOn: string, untilOn: string, buildingId?: string) =>
  world.as(company.lead)(cover, {
    staffId,
    toStaffId,
    fromOn,
    untilOn,
    ...(buildingId ? { buildingId } : {}),
  })
const steward = () => company.steward.id!

test('work of who is away stands in both lists marked as covered, from the first day to the last, and goes back by itself', async () => {
  const given = await arrange(steward(), other, '2026-03-03', '2026-03-05')
  expect(given).toMatchObject({ homes: 6, customers: 1 })
  const sees = async () => {
    const ask = await as(other)
    const customer = await ask(seeCustomer, { id: company.customerId }).catch((error) => error.code)
    const plan = await ask(seeBuilding, { id: company.buildingId }).catch((error) => error.code)
    const { homes } = await today(other)
    return [
      customer?.customer?.name ?? customer,
      plan?.homes?.length ?? plan,
      homes.map(({ cover: one }) => one),
    ]
  }
  const nothing = ['customers.unknown', 'places.unknown', []]
  world.turnTo(DAY_BEFORE)
  expect(await sees()).toEqual(nothing)
  expect((await today(steward())).homes[0]).toMatchObject({ room: '5-1-301', cover: null })
  for (const moment of [FIRST, LAST]) {
    world.turnTo(moment)
    expect(await sees()).toEqual(['王芳', 6, [{ of: '周敏', by: null }]])
    const [own] = (await today(steward())).homes
    expect(own).toMatchObject({ room: '5-1-301', cover: { of: null, by: '李想' } })
    expect(own!.marks).toContain('cover')
    expect((await today(other)).counts).toMatchObject((await today(steward())).counts)
    const shown = await world.as(company.lead)(seeToday, { tab: 'today', staffId: other })
    expect(shown.homes[0]).toMatchObject({ room: '5-1-301', cover: { of: '周敏' } })
  }
  world.turnTo(DAY_AFTER)
  expect(await sees()).toEqual(nothing)
  expect((await today(steward())).homes[0]!.cover).toBeNull()
})

test('who covers and does it gets the credit; taken back, it is owed by the one who was away', async () => {
  world.turnTo('2026-03-03T02:00:00.000Z')
  const before = (await today(steward())).homes[0]!.matters.length
  const ask = await as(other)
  const { id, met } = await ask(recordContact, {
    customerId: company.customerId,
    unitId: company.unitId,
    by: 'phone',
    result: 'reached',
  })
  expect(met.length).toBeGreaterThan(0)
  expect((await today(other, 'done')).homes[0]).toMatchObject({
    cover: { of: '周敏' },
    matters: expect.arrayContaining([expect.objectContaining({ owedByName: '李想', state: 'met' })]),
  })
  expect((await today(steward(), 'done')).homes).toEqual([])
  world.turnTo('2026-03-03T02:05:00.000Z')
  await ask(takeBackContact, { id })
  const again = (await today(steward())).homes[0]!
  expect(again.matters).toHaveLength(before)
  expect(again.matters.every(({ owedByName }) => owedByName === '周敏')).toBe(true)
})

test('the ladder tells both: the owner and who covers that day, not who covered before', async () => {
  world.turnTo('2026-03-02T15:00:00.000Z')
  const { matters } = (await today(steward())).homes[0]!
  const due = matters.map(({ dueAt }) => dueAt!).sort()[0]!
  const late = new Date(Date.parse(due) + 60_000).toISOString()
  expect(due > DAY_AFTER).toBe(true)
  await arrange(steward(), third, '2026-03-06', '2026-04-30')
  world.turnTo(late)
  await world.system(sweep, { limit: 100 })
  const told = async (id: string) =>
    (await (await as(id))(readBell, {})).entries.filter(
      ({ kind }) => kind === 'overdue' || kind === 'reminder',
    ).length
  expect(await told(steward())).toBeGreaterThan(0)
  expect(await told(third)).toBeGreaterThan(0)
  expect(await told(other)).toBe(0)
})

test('nobody covers who is away himself, nobody is away who covers, nobody is covered twice, and days must make sense', async () => {
  world.turnTo('2026-06-01T02:00:00.000Z')
  await arrange(steward(), other, '2026-06-08', '2026-06-12')
  const refused = (code: string, values = {}) => ({ rejects: { code, values } })
  const wants = async (
    [away, by, from, until]: [string, string, string, string],
    { rejects }: ReturnType<typeof refused>,
  ) => expect(arrange(away, by, from, until)).rejects.toMatchObject(rejects)
  await wants(
    [third, steward(), '2026-06-12', '2026-06-13'],
    refused('staff.cover_away', { name: '周敏', by: '李想', from: '2026-06-08', until: '2026-06-12' }),
  )
  await wants(
    [other, third, '2026-06-01', '2026-06-08'],
    refused('staff.cover_covers', { name: '李想', of: '周敏' }),
  )
  await wants([steward(), third, '2026-06-10', '2026-06-10'], refused('staff.cover_twice', { by: '李想' }))
  await wants([steward(), steward(), '2026-07-10', '2026-07-10'], refused('staff.cover_self'))
  await wants([steward(), third, '2026-06-20', '2026-06-19'], refused('staff.cover_days'))
  await wants([steward(), third, '2026-05-20', '2026-05-31'], refused('staff.cover_days'))
  await wants([steward(), world.admin.id!, '2026-07-10', '2026-07-10'], refused('staff.cover_cannot_work'))
  await expect(
    (await as(other))(cover, {
      staffId: steward(),
      toStaffId: third,
      fromOn: '2026-07-01',
      untilOn: '2026-07-01',
    }),
  ).rejects.toMatchObject({ code: 'operation.not_allowed' })
  await arrange(third, steward(), '2026-06-13', '2026-06-13')
})

test('a cover of one building leaves the rest with its owner; ended early it is over the same minute', async () => {
  world.turnTo('2026-07-01T02:00:00.000Z')
  const rooms = { entrances: ['1'], floors: '1', perFloor: 2 }
  const { id: second } = await world.as(world.admin)(addBuilding, {
    projectId: company.projectId,
    name: '6栋',
    rooms,
  })
  await world.as(world.admin)(assignGrid, { buildingId: second, staffId: steward(), fromOn: '2026-07-01' })
  await arrange(steward(), other, '2026-07-01', '2026-07-02', second)
  const ask = await as(other)
  expect((await ask(seeBuilding, { id: second })).homes).toHaveLength(2)
  expect((await ask(seeBuilding, { id: company.buildingId })).homes).toEqual([])
  await expect(ask(seeCustomer, { id: company.customerId })).rejects.toMatchObject({
    code: 'customers.unknown',
  })
  expect((await today(other)).homes).toEqual([])
  const { covers } = await world.as(company.lead)(listCovers, {})
  const running = covers.find(({ now }) => now)!
  expect(running).toMatchObject({ staff: '周敏', coveredBy: '李想', building: '6栋' })
  const over = await world.as(world.admin)(assignGrid, {
    buildingId: second,
    staffId: third,
    fromOn: '2026-07-09',
    preview: true,
  })
  expect(over.covers).toMatchObject([{ staff: '周敏', coveredBy: '李想', untilOn: '2026-07-02' }])
  await world.as(company.lead)(endCover, { id: running.id })
  await expect((await as(other))(seeBuilding, { id: second })).rejects.toMatchObject({
    code: 'places.unknown',
  })
})

test('who leaves neither covers nor is covered any more', async () => {
  await arrange(steward(), other, '2026-07-05', '2026-07-06')
  await world.as(world.admin)(leaveStaff, { id: other, leftOn: '2026-07-01' })
  expect((await world.as(company.lead)(listCovers, {})).covers).toEqual([])
  await expect(arrange(steward(), other, '2026-07-05', '2026-07-06')).rejects.toMatchObject({
    code: 'staff.left',
  })
})
