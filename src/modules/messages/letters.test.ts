import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { keepPaper } from '../../../test/support/keep-paper.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { confirmDone } from '../obligations/contract/work.ts'
import { addStaffMember } from '../staff/contract/people.ts'
import { listLetters } from './contract/messages.ts'

let world: World
let company: SmallCompany
let other: Actor
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  const { id } = await world.as(world.admin)(addStaffMember, {
    name: '别人',
    account: `${world.slug}-other`,
    password: 'long-enough-1',
    roles: [{ role: 'steward', projectId: company.projectId }],
  })
  other = await world.person(id)
})
afterAll(() => world.close())

test('a letter that is owed is printed with its gaps filled and what goes with it, until it is sent, by whom it concerns', async () => {
  const steward = world.as(company.steward)
  expect(await steward(listLetters, {})).toEqual({ kinds: [], letters: [], more: false })
  await steward(recordHoldingFact, { id: company.holdingId, event: 'handover-planned', on: '2026-04-20' })
  const { kinds, letters } = await steward(listLetters, {})
  expect(kinds).toEqual([{ letter: 'property-care handover-notice', title: '商品房交付通知书', count: 1 }])
  const [letter] = letters
  expect(letter).toMatchObject({ customer: '王芳', room: '5-1-301', title: '商品房交付通知书' })
  expect(letter!.body).toMatch(/^王女士：/)
  expect(letter!.body).toContain('您在云栖花园的5-1-301即将交付')
  expect(letter!.body).not.toMatch(/[{}【】]/)
  expect(letter!.enclosed).toHaveLength(5)
  expect((await steward(listLetters, { letter: 'property-care birthday' })).letters).toEqual([])
  expect((await world.as(other)(listLetters, {})).kinds).toEqual([])
  const receipt = await keepPaper(world, company.steward, '寄件回执.txt')
  await steward(confirmDone, { id: letter!.obligationId, fileIds: [receipt] })
  expect((await steward(listLetters, {})).letters).toEqual([])
})
