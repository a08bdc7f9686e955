import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPaper } from '../../../test/support/keep-paper.ts'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { seeCustomer } from '../customers/contract/profile.ts'
import { recordContact } from '../visits/contract.ts'
import { type Matter, seeToday } from './contract/matters.ts'
import { confirmDone } from './contract/work.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  await subscribe(world, company)
})
afterAll(() => world.close())

async function matterOf(rule: string): Promise<Matter> {
  const { homes } = await world.as(company.steward)(seeToday, {})
  return homes.flatMap((home) => home.matters).find((matter) => matter.rule === rule)!
}

const happened = (event: 'signed' | 'handed-over') =>
  world.as(company.steward)(recordHoldingFact, { id: company.holdingId, event, on: world.now.slice(0, 10) })

test('a gift that must be signed for is not done by a word, but by the paper', async () => {
  await happened('handed-over')
  const { id, needs } = await matterOf('care.welcome-gift')
  expect(needs).toMatchObject({ files: 1 })
  const ask = world.as(company.steward)
  await expect(ask(confirmDone, { id, note: '送到了' })).rejects.toMatchObject({
    code: 'obligations.evidence_missing',
  })
  await expect(ask(confirmDone, { id, fileIds: [company.customerId] })).rejects.toMatchObject({
    code: 'obligations.evidence_missing',
  })
  const paper = await keepPaper(world, company.steward, '签收单.txt')
  expect(await ask(confirmDone, { id, fileIds: [paper] })).toMatchObject({ inTime: true })
  const { files } = await world.as(company.lead)(seeCustomer, { id: company.customerId })
  expect(files.map((file) => file.id)).toContain(paper)
})

test('a file that must be filled in is done by its answers, which must fit its questions', async () => {
  await happened('signed')
  const { id, needs } = await matterOf('care.customer-archive')
  expect(needs.form).toBe('customer-archive')
  const ask = world.as(company.steward)
  await expect(ask(confirmDone, { id, note: '填了' })).rejects.toMatchObject({
    code: 'obligations.evidence_missing',
  })
  await expect(ask(confirmDone, { id, answers: { nonsense: 1 } })).rejects.toMatchObject({
    code: 'obligations.form',
  })
})

test('a matter says by which ways of contact it is met, and a record by another way says why it is not', async () => {
  const visit = await matterOf('care.first-contact')
  expect(visit.ways).toEqual(expect.arrayContaining(['phone']))
  expect(visit.ways).not.toContain('other')
  const recorded = await world.as(company.steward)(recordContact, {
    customerId: company.customerId,
    by: 'other',
    result: 'reached',
  })
  const still = recorded.stillOpen.find((each) => each.id === visit.id)!
  expect(still.why!.zh).toMatch(/^要.*电话.*其他不算$/)
  expect(still.why!.en).toMatch(/phone.*not by other$/)
})
