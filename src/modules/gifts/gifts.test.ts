import { afterAll, beforeAll, expect, test } from 'vitest'
import { count } from '../../../test/support/imports.ts'
import { keepPaper } from '../../../test/support/keep-paper.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { addHolding, recordHoldingFact } from '../customers/contract/holdings.ts'
import { addCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { seeToday } from '../obligations/contract/matters.ts'
import { addProject } from '../places/contract/projects.ts'
import { giveGift, listGiven, previewGifts, proposeGifts, takeGiftBack } from './contract/giving.ts'
import { addGift, changeGift, listGiftMoves, listGifts, stockGift } from './contract/stock.ts'

let world: World
let company: SmallCompany
const gifts: Record<string, string> = {}
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  const keep = async (name: string, stock: number, occasions: string[] = []) => {
    gifts[name] = (
      await world.as(company.lead)(addGift, {
        projectId: company.projectId,
        name,
        stock,
        occasions,
        worth: 88.8,
      })
    ).id
  }
  await keep('保温杯', 2)
  await keep('茶礼盒', 1)
  await keep('门垫', 1, ['乔迁礼品'])
})
afterAll(() => world.close())

const stockOf = async (name: string) =>
  (await world.as(company.lead)(listGifts, { projectId: company.projectId })).gifts.find(
    (gift) => gift.name === name,
  )!.stock
const person = async (name: string) =>
  (
    await world.as(company.steward)(addCustomer, {
      name,
      holding: { unitId: company.unitId, role: 'family' },
    })
  ).id

test('nobody is given the same twice: what he has not had is proposed, the same again is refused with the day', async () => {
  const steward = world.as(company.steward)
  const { customerId } = company
  const first = await steward(proposeGifts, { customerId })
  expect(first.choices.find(({ id }) => id === first.proposed)!.name).toBe('保温杯')
  const gone = await steward(giveGift, {
    customerId,
    giftId: first.proposed!,
    reason: 'condolence',
    note: '老人住院',
  })
  expect(gone.stock).toBe(1)
  await expect(
    steward(giveGift, { customerId, giftId: gifts.保温杯!, reason: 'thanks' }),
  ).rejects.toMatchObject({ code: 'gifts.had_already', values: { on: '2026-03-02', name: '保温杯' } })
  const second = await steward(proposeGifts, { customerId })
  expect(second.choices.find(({ id }) => id === second.proposed)!.name).toBe('茶礼盒')
  expect(second.choices.at(-1)).toMatchObject({ name: '保温杯', hadOn: '2026-03-02' })
  await steward(takeGiftBack, { id: gone.id, note: '他不要' })
  expect(await stockOf('保温杯')).toBe(2)
  await expect(steward(takeGiftBack, { id: gone.id, note: '再退' })).rejects.toMatchObject({
    code: 'gifts.given_unknown',
  })
  const { given } = await world.as(company.lead)(listGiven, { customerId })
  expect(given).toMatchObject([{ gift: '保温杯', occasion: '慰问', cameBack: true }])
})

test('the last one goes to one of two who give it away at once, and stock is never less than none', async () => {
  const [one, other] = [await person('甲一'), await person('乙二')]
  const give = (customerId: string) =>
    world.as(company.steward)(giveGift, { customerId, giftId: gifts.茶礼盒!, reason: 'congratulation' })
  const results = await Promise.allSettled([give(one), give(other)])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'gifts.none_left' },
  })
  expect(await stockOf('茶礼盒')).toBe(0)
  const lead = world.as(company.lead)
  expect(await lead(stockGift, { id: gifts.茶礼盒!, kind: 'in', quantity: 5 })).toEqual({ stock: 5 })
  expect(await lead(stockGift, { id: gifts.茶礼盒!, kind: 'counted', quantity: 3, note: '少两盒' })).toEqual({
    stock: 3,
  })
  await expect(lead(stockGift, { id: gifts.茶礼盒!, kind: 'counted', quantity: 3 })).rejects.toMatchObject({
    code: 'gifts.nothing_changes',
  })
  const sums = await count(
    world,
    `select count(*) from gifts g where g.tenant_id = $1 and g.stock <> (select sum(quantity) from gift_moves m where m.tenant_id = g.tenant_id and m.gift_id = g.id)`,
  )
  expect(sums).toBe(0)
  const { moves } = await lead(listGiftMoves, { giftId: gifts.茶礼盒! })
  expect(moves.map(({ kind, quantity, stockAfter }) => [kind, quantity, stockAfter])).toEqual([
    ['counted', -2, 3],
    ['in', 5, 5],
    ['given', -1, 0],
    ['in', 1, 1],
  ])
})

test('what the policy owes is handed over with its evidence, and the list says beforehand who gets what', async () => {
  const steward = world.as(company.steward)
  const newcomer = await person('丙三')
  await steward(addHolding, { id: newcomer, unitId: company.unitId, role: 'co-owner' })
  const { holdings } = await steward(seeCustomer, { id: newcomer })
  for (const id of [company.holdingId, holdings.find(({ role }) => role === 'co-owner')!.id])
    await steward(recordHoldingFact, { id, event: 'handed-over', on: '2026-03-02' })
  const lead = world.as(company.lead)
  const { people, missing, kinds } = await lead(previewGifts, {
    projectId: company.projectId,
    until: '2026-03-31',
  })
  expect(people.map(({ gift }) => gift).sort()).toEqual(['茶礼盒', '门垫'])
  expect(missing).toEqual([])
  expect(kinds.find(({ gift }) => gift === '门垫')).toMatchObject({ goes: 1, left: 0 })
  const { homes } = await steward(seeToday, {})
  const matter = homes
    .flatMap((home) => home.matters)
    .find(({ rule, customerId }) => rule === 'care.welcome-gift' && customerId === company.customerId)!
  const giving = { customerId: company.customerId, giftId: gifts.门垫!, obligationId: matter.id }
  await expect(steward(giveGift, giving)).rejects.toMatchObject({ code: 'obligations.evidence_missing' })
  expect(await stockOf('门垫')).toBe(1)
  const paper = await keepPaper(world, company.steward, '签收单.txt')
  expect(await steward(giveGift, { ...giving, fileIds: [paper] })).toMatchObject({ stock: 0, inTime: true })
  expect(
    await count(
      world,
      `select count(*) from obligations where tenant_id = $1 and id = '${matter.id}' and state = 'met'`,
    ),
  ).toBe(1)
  const later = await lead(previewGifts, { projectId: company.projectId, until: '2026-03-31' })
  expect(later.people).toMatchObject([{ customer: '丙三', gift: '茶礼盒' }])
})

test('a gift that is not given any more, of another project, or unknown is refused in words', async () => {
  const lead = world.as(company.lead)
  await lead(changeGift, { id: gifts.保温杯!, name: '保温杯', retired: true })
  const give = (giftId: string) =>
    lead(giveGift, { customerId: company.customerId, giftId, reason: 'apology' })
  await expect(give(gifts.保温杯!)).rejects.toMatchObject({ code: 'gifts.retired' })
  const { id: elsewhere } = await world.as(world.admin)(addProject, { name: '别处' })
  const far = await world.as(world.admin)(addGift, { projectId: elsewhere, name: '台历', stock: 3 })
  await expect(give(far.id)).rejects.toMatchObject({ code: 'gifts.elsewhere' })
  await expect(lead(stockGift, { id: far.id, kind: 'in', quantity: 1 })).rejects.toMatchObject({
    code: 'gifts.unknown',
  })
  await expect(lead(addGift, { projectId: company.projectId, name: '门垫', stock: 1 })).rejects.toMatchObject(
    { code: 'gifts.name_taken' },
  )
})
