import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { me } from './contract/account.ts'
import { leaveStaff } from './contract/grids.ts'
import { addStaffMember, changeRoles, listStaff } from './contract/people.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

test('the person who founded the company administers it', async () => {
  const answer = await world.as(world.admin)(me, {})
  expect(answer.name).toBe('罗辉')
  expect(answer.permissions).toContain('staff.administer')
})

test('an account belongs to one person in the whole installation', async () => {
  const add = {
    name: '周敏',
    account: `${world.slug}-zhou`,
    password: 'long-enough',
    roles: [{ role: 'audit-administrator' }],
  }
  await world.as(world.admin)(addStaffMember, add)
  await expect(world.as(world.admin)(addStaffMember, add)).rejects.toMatchObject({
    code: 'staff.account_taken',
  })
})

test('nobody administers and audits at once', async () => {
  const both = [{ role: 'administrator' }, { role: 'audit-administrator' }]
  await expect(
    world.as(world.admin)(changeRoles, { id: world.admin.id!, roles: both }),
  ).rejects.toMatchObject({ code: 'staff.three_powers' })
})

test('the last administrator can neither leave nor give up the role', async () => {
  await expect(
    world.as(world.admin)(leaveStaff, { id: world.admin.id!, leftOn: '2026-03-02' }),
  ).rejects.toMatchObject({
    code: 'staff.last_administrator',
  })
  const { staff } = await world.as(world.admin)(listStaff, {})
  expect(staff.find((person) => person.id === world.admin.id)?.leftOn).toBeNull()
})
