import { afterAll, beforeAll, expect, test } from 'vitest'
import { count } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { findPlaces } from './contract/desk.ts'
import { ring, seeRinging, takeCall } from './contract/ringing.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
})
afterAll(() => world.close())

test('the telephone says who rings: his number is at that desk, and no other, until it is taken', async () => {
  const lead = world.as(company.lead)
  const steward = world.as(company.steward)
  await lead(ring, { agent: company.accounts.steward, phone: '+86 138 1234 5678' })
  const { call } = await steward(seeRinging, {})
  expect(call).toEqual({ phone: '13812345678', rangAt: '2026-03-02T01:00:00.000Z' })
  expect((await steward(findPlaces, { text: call!.phone })).found).toMatchObject([
    { customer: '王芳', room: '5-1-301' },
  ])
  expect((await lead(seeRinging, {})).call).toBeNull()
  await steward(takeCall, {})
  expect((await steward(seeRinging, {})).call).toBeNull()
})

test('a call nobody took is gone after two minutes; another number takes its place; nobody rings for a stranger', async () => {
  const lead = world.as(company.lead)
  const steward = world.as(company.steward)
  await lead(ring, { agent: company.accounts.steward, phone: '13812345678' })
  await lead(ring, { agent: company.accounts.steward, phone: '0571-86880000' })
  expect((await steward(seeRinging, {})).call?.phone).toBe('057186880000')
  expect(await count(world, 'select count(*) from ringing where tenant_id = $1')).toBe(1)
  world.turnTo('2026-03-02T01:02:01.000Z')
  expect((await steward(seeRinging, {})).call).toBeNull()
  await expect(lead(ring, { agent: 'nobody', phone: '13812345678' })).rejects.toMatchObject({
    code: 'tickets.no_such_colleague',
    field: 'agent',
  })
  await expect(lead(ring, { agent: company.accounts.steward, phone: 'abc' })).rejects.toMatchObject({
    code: 'tickets.phone_unreadable',
  })
  await expect(steward(ring, { agent: company.accounts.lead, phone: '13812345678' })).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
})
