import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { readDraft, startDraft } from '../playbooks/contract/drafts.ts'
import { moveObligations, publishPlaybook } from '../playbooks/contract/versions.ts'

const name = 'property-care'
let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  await subscribe(world, company)
})
afterAll(() => world.close())

test('a version with the same times changes no due time, and what is late stays late', async () => {
  const admin = world.as(world.admin)
  await admin(startDraft, { name })
  const { revision } = await admin(readDraft, { name })
  await admin(publishPlaybook, { name, revision, reason: '只改文字' })
  world.turnTo('2026-03-20T01:00:00.000Z')
  const effect = await admin(moveObligations, { name, from: 1 })
  expect(effect.moves).toBeGreaterThan(0)
  expect(effect).toMatchObject({ changed: 0, lateAtOnce: 0, withoutRule: 0, examples: [] })
  await admin(moveObligations, { name, from: 1, preview: false })
  expect((await admin(moveObligations, { name, from: 1 })).moves).toBe(0)
})
