import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { seeCustomer } from '../customers/contract/profile.ts'
import { listUnits } from '../places/contract/homes.ts'
import { assignGrid, beginGrids, leaveStaff } from './contract/grids.ts'
import { addStaffMember, listStaff } from './contract/people.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  await subscribe(world, company)
})
afterAll(() => world.close())

test('a handover agreed for a later day happens on that day, with what is open then', async () => {
  const admin = world.as(world.admin)
  const { id: next } = await admin(addStaffMember, {
    name: '吴宁',
    account: `${world.slug}-next`,
    password: 'a-long-password',
    roles: [{ role: 'steward', projectId: company.projectId }],
  })
  const given = await admin(assignGrid, {
    buildingId: company.buildingId,
    staffId: next,
    fromOn: '2026-03-05',
  })
  expect(given.list[0]).toMatchObject({
    room: '5-1-301',
    customer: '王芳',
    title: expect.stringMatching(/[一-龥]/),
  })
  const stewards = async () =>
    (await admin(listUnits, { projectId: company.projectId })).units.map(({ steward }) => steward)
  expect(await world.system(beginGrids, {})).toEqual({ begun: 0 })
  expect(new Set(await stewards())).toEqual(new Set(['周敏']))
  world.turnTo('2026-03-04T16:30:00.000Z')
  expect(await world.system(beginGrids, {})).toEqual({ begun: 1 })
  expect(new Set(await stewards())).toEqual(new Set(['吴宁']))
  const { obligations } = await admin(seeCustomer, { id: company.customerId })
  const owedBy = obligations.filter(({ state }) => state === 'open').map((one) => one.owedBy)
  expect(owedBy).toContain('吴宁')
  expect(owedBy).not.toContain('周敏')
  expect(await world.system(beginGrids, {})).toEqual({ begun: 0 })
})

test('homes of a leaver go to a steward only; who has none may hand what he owes to anybody', async () => {
  const admin = world.as(world.admin)
  const hire = async (name: string, role: string) =>
    (
      await admin(addStaffMember, {
        name,
        account: `${world.slug}-${role}-leaver`,
        password: 'a-long-password',
        roles: [{ role, projectId: company.projectId }],
      })
    ).id
  const lead = await hire('许立', 'care-lead')
  const { id: next } = (await admin(listStaff, {})).staff.find(({ name }) => name === '吴宁')!
  await expect(admin(leaveStaff, { id: next, leftOn: '2026-03-05', toStaffId: lead })).rejects.toMatchObject({
    code: 'staff.grid_person',
  })
  expect(
    await admin(leaveStaff, { id: lead, leftOn: '2026-03-05', toStaffId: company.lead.id! }),
  ).toMatchObject({
    homes: 0,
  })
  expect(
    await admin(leaveStaff, { id: next, leftOn: '2026-03-05', toStaffId: company.steward.id! }),
  ).toMatchObject({ homes: 6 })
})
