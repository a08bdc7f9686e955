import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { rehearsePlaybook } from '../playbooks/contract/rehearsals.ts'
import { seeHealth } from './contract.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-11-22T01:00:00.000Z')
  company = await smallCompany(world)
})
afterAll(() => world.close())

const health = async (secure: 'yes' | 'no' = 'yes') => {
  const { state, lines } = await world.as(world.admin)(seeHealth, { secure })
  return { state, of: Object.fromEntries(lines.map((line) => [line.name, line])) }
}

test('the page says how each part stands and what to do where it is not well', async () => {
  const { state, of } = await health()
  expect(of.database).toMatchObject({ said: { zh: expect.stringMatching(/毫秒回答，占 \d+ MB/) } })
  expect(of['set-aside']).toMatchObject({ state: 'well', said: { zh: '没有' }, todo: null })
  expect(of.sends).toMatchObject({ state: 'well', said: { zh: '发出 0 条，没发出 0 条' } })
  expect(of.calendar).toMatchObject({ state: 'look', said: { zh: '放假安排已知到 2026-12-31' } })
  expect(of.address).toMatchObject({ state: 'well', todo: null })
  expect(state).not.toBe('well')
  expect((await health('no')).of.address).toMatchObject({
    state: 'look',
    todo: { zh: expect.stringContaining('手机拍照定位') },
  })
})

test('work that nobody takes up is told within minutes', async () => {
  await world.as(company.manager)(rehearsePlaybook, { name: 'property-care', against: 'next-year' })
  world.turnTo('2099-01-01T00:00:00.000Z')
  const { state, of } = await health()
  expect(of.queue).toMatchObject({ state: 'ill', todo: { zh: expect.stringContaining('工作进程') } })
  expect(state).toBe('ill')
  await expect(world.as(company.steward)(seeHealth, {})).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
})
