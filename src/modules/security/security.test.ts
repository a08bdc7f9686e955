import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import type { InputOf } from '#platform/operation.ts'
import { serve } from '../../../test/support/running-server.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { searchAudit } from '../audit/contract.ts'
import { changeOwnPassword } from '../staff/contract/account.ts'
import { addStaffMember, changeRoles, listStaff } from '../staff/contract/people.ts'
import { changeSecurity, confirmPassword, resetSecondFactor, seeSecurity } from './contract.ts'

let world: World
let owner: pg.Pool
let server: { address: string; close(): Promise<void> }
let security: Actor
let auditor: Actor
const FIRST = 'first-Secret-1'
const hire = async (name: string, role: string) => {
  const account = `${world.slug}-${name}`
  const { id } = await world.as(world.admin)(addStaffMember, {
    name,
    account,
    password: FIRST,
    roles: [{ role }],
  })
  return { id, account, actor: await world.person(id) }
}
const rules: InputOf<typeof changeSecurity> = {
  passwordLength: 12,
  passwordKinds: 3,
  passwordDays: 90,
  idleMinutes: 15,
  secondFactor: [],
  exportAlone: 500,
  reason: '等保二级',
}

beforeAll(async () => {
  world = await makeWorld()
  owner = new pg.Pool({ ...world.place.connection, max: 1 })
  server = await serve(world)
  security = (await hire('an', 'security-administrator')).actor
  auditor = (await hire('wu', 'audit-administrator')).actor
})
afterAll(async () => {
  await server?.close()
  await owner?.end()
  await world?.close()
})

test('system, security and audit are three people, in words and in the database', async () => {
  const pairs = [
    ['administrator', 'security-administrator'],
    ['security-administrator', 'audit-administrator'],
    ['administrator', 'audit-administrator'],
  ]
  for (const pair of pairs)
    await expect(
      world.as(world.admin)(changeRoles, { id: world.admin.id!, roles: pair.map((role) => ({ role })) }),
    ).rejects.toMatchObject({ code: 'staff.three_powers' })
  await expect(
    owner.query(
      `insert into staff_roles (tenant_id, id, staff_id, role, from_on) values ($1, gen_random_uuid(), $2, 'administrator', '2026-03-01')`,
      [world.tenantId, auditor.id],
    ),
  ).rejects.toMatchObject({ constraint: 'staff_roles_three_powers' })
  await world.as(world.admin)(changeRoles, { id: security.id!, roles: [{ role: 'security-administrator' }] })
})

test('only the security administrator changes the rules, with a reason that the log keeps', async () => {
  await expect(world.as(world.admin)(changeSecurity, rules)).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
  await world.as(security)(changeSecurity, rules)
  const { entries } = await world.as(auditor)(searchAudit, { action: 'security.changed' })
  expect(entries[0]).toMatchObject({ reason: '等保二级', detail: { before: { passwordLength: 8 } } })
})

test('a password that does not keep the rules is refused in words, also the first and the same again', async () => {
  const add = { name: '弱', account: `${world.slug}-weak`, roles: [{ role: 'audit-administrator' }] }
  await expect(
    world.as(world.admin)(addStaffMember, { ...add, password: 'only-small-letters' }),
  ).rejects.toMatchObject({ code: 'security.weak_password' })
  const zhou = await hire('zhou', 'audit-administrator')
  const change = (next: string) => world.as(zhou.actor)(changeOwnPassword, { current: FIRST, next })
  await expect(change('Short-1')).rejects.toMatchObject({})
  await expect(change(FIRST)).rejects.toMatchObject({ code: 'staff.same_password' })
  await change('Quiet-River-7')
})

async function signIn(account: string, password: string): Promise<string> {
  const answer = await fetch(`${server.address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.address },
    body: JSON.stringify({ username: account, password }),
  })
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}
const ask = (path: string, cookie: string, body?: unknown) =>
  fetch(`${server.address}/api/staff${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { cookie, 'keban-tenant': world.slug, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

test('whoever has a first or an old password does nothing on the server before he chose another', async () => {
  const qian = await hire('qian', 'audit-administrator')
  const cookie = await signIn(qian.account, FIRST)
  expect((await ask('/audit', cookie)).status).toBe(403)
  expect(await (await ask('/me', cookie)).json()).toMatchObject({ mustChangePassword: true, permissions: [] })
  expect((await ask('/me/password', cookie, { current: FIRST, next: 'Quiet-River-7' })).status).toBe(200)
  expect((await ask('/audit', cookie)).status).toBe(200)
  world.turnTo('2026-06-05T01:00:00.000Z')
  expect(await (await ask('/me', cookie)).json()).toMatchObject({ mustChangePassword: true, idleAtMost: 15 })
  world.turnTo('2026-03-02T01:00:00.000Z')
})

test('who comes in stands in the audit log, and who tries with a wrong password', async () => {
  const qin = await hire('qin', 'audit-administrator')
  expect(await signIn(qin.account, 'not-this-one')).toBe('')
  expect(await signIn(qin.account, FIRST)).not.toBe('')
  const { entries } = await world.as(auditor)(searchAudit, { subjectId: qin.id })
  expect(entries.slice(0, 2)).toMatchObject([
    { action: 'sessions.begun', ip: expect.stringContaining('127.0.0.1') },
    { action: 'sessions.refused', ip: expect.stringContaining('127.0.0.1') },
  ])
  const own = await world.as(auditor)(searchAudit, { staffId: qin.id })
  expect(own.entries).toMatchObject([{ action: 'sessions.begun', staff: { name: 'qin' } }])
})

test('wrong passwords at the locked screen count as at the door', async () => {
  const sun = await hire('sun', 'audit-administrator')
  const confirm = (password: string) => world.as(sun.actor)(confirmPassword, { password })
  for (let time = 0; time < 5; time++)
    expect(await confirm('wrong')).toEqual({ right: false, resting: false })
  expect(await confirm(FIRST)).toEqual({ right: false, resting: true })
  const seen = await world.as(security)(seeSecurity, {})
  expect(seen.people.find((one) => one.name === 'sun')?.resting).toBe(true)
  expect(await signIn(sun.account, FIRST)).toBe('')
  world.turnTo('2026-03-02T01:15:01.000Z')
  expect(await confirm(FIRST)).toEqual({ right: true, resting: false })
})

test('a second factor is taken off by somebody else, with a reason; one there is not cannot be', async () => {
  const { staff } = await world.as(world.admin)(listStaff, {})
  const zhou = staff.find(({ name }) => name === 'zhou')!
  await expect(
    world.as(security)(resetSecondFactor, { id: security.id!, reason: '手机丢了' }),
  ).rejects.toMatchObject({ code: 'security.own' })
  await expect(
    world.as(security)(resetSecondFactor, { id: zhou.id, reason: '手机丢了' }),
  ).rejects.toMatchObject({ code: 'security.none' })
})
