import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { assignGrid } from '../staff/contract/grids.ts'
import { addStaffMember } from '../staff/contract/people.ts'
import { recordContact } from '../visits/contract.ts'
import { seeBuilding } from './contract/building.ts'
import { seeUnit } from './contract/homes.ts'
import { addBuilding, addProject } from './contract/projects.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  await subscribe(world, company)
})
afterAll(() => world.close())

const plan = (who = company.steward, id = company.buildingId) => world.as(who)(seeBuilding, { id })
const home = async (room: string, who = company.steward) =>
  (await plan(who)).homes.find((one) => one.room === room)!

test('every home is there in the order people walk, with its holder, its stage and what is owed to it', async () => {
  const { building, homes, stages, buildings } = await plan()
  expect(building).toMatchObject({ name: '5栋', project: '云栖花园' })
  expect(buildings.map(({ name }) => name)).toEqual(['5栋'])
  expect(homes.map(({ room }) => room)).toEqual([
    '5-1-101',
    '5-1-102',
    '5-1-201',
    '5-1-202',
    '5-1-301',
    '5-1-302',
  ])
  const sold = await home('5-1-301')
  expect(sold).toMatchObject({ holder: '王芳', metThisYear: false, overdue: 0 })
  expect(stages).toEqual([sold.stage])
  expect(sold.open).toBeGreaterThan(0)
  expect(await home('5-1-101')).toMatchObject({ holder: null, stage: null, open: 0 })
})

test('what is owed to the person stands at his main home too: the plan and the home name the same matters', async () => {
  world.turnTo('2026-03-20T01:00:00.000Z')
  const { open } = await world.as(company.steward)(seeUnit, { id: company.unitId })
  const shown = await home('5-1-301')
  const late = open.filter(({ dueAt }) => dueAt <= '2026-03-20T01:00:00.000Z')
  expect(late.length).toBeGreaterThan(0)
  expect(shown.overdue).toBe(late.length)
  world.turnTo('2026-03-02T01:00:00.000Z')
})

test('a call is no meeting; who was met in person was met this year, and in the new year he was not', async () => {
  const record = (by: 'phone' | 'face') =>
    world.as(company.steward)(recordContact, {
      customerId: company.customerId,
      unitId: company.unitId,
      by,
      result: 'reached',
    })
  await record('phone')
  expect((await home('5-1-301')).metThisYear).toBe(false)
  await record('face')
  expect((await home('5-1-301')).metThisYear).toBe(true)
  world.turnTo('2026-12-31T15:59:00.000Z')
  expect((await home('5-1-301')).metThisYear).toBe(true)
  world.turnTo('2026-12-31T16:00:00.000Z')
  expect((await home('5-1-301')).metThisYear).toBe(false)
  world.turnTo('2026-03-02T01:00:00.000Z')
})

test('one sees the homes of his scope, and no building of a project that is not his', async () => {
  const { id } = await world.as(world.admin)(addStaffMember, {
    name: '赵倩',
    account: `${world.slug}-zhao`,
    password: 'a-long-password',
    roles: [{ role: 'steward', projectId: company.projectId }],
  })
  const newcomer = await world.person(id)
  await expect(plan(newcomer)).rejects.toMatchObject({ code: 'places.unknown' })
  const { id: projectId } = await world.as(world.admin)(addProject, { name: '云溪里' })
  const rooms = { entrances: ['1', '2'], floors: 'B2-B1,1-2', perFloor: 1 }
  const { id: other } = await world.as(world.admin)(addBuilding, { projectId, name: '6栋', rooms })
  await expect(plan(company.lead, other)).rejects.toMatchObject({ code: 'places.unknown' })
  await world.as(world.admin)(assignGrid, {
    buildingId: other,
    entrance: '2',
    staffId: id,
    fromOn: '2026-03-02',
  })
  const mine = await plan(newcomer, other)
  expect(mine.homes.map(({ entrance, floor }) => [entrance, floor])).toEqual([
    ['2', -2],
    ['2', -1],
    ['2', 1],
    ['2', 2],
  ])
  expect((await plan(company.manager, other)).homes).toHaveLength(8)
})
