import { afterAll, beforeAll, expect, test } from 'vitest'
import { wilson } from '#engine/wilson.ts'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { askExcuse, decideExcuses } from '#modules/obligations/contract/excuses.ts'
import { seeToday } from '#modules/obligations/contract/matters.ts'
import { adoptPack } from '#modules/playbooks/contract/documents.ts'
import { readDraft } from '#modules/playbooks/contract/drafts.ts'
import { publishPlaybook } from '#modules/playbooks/contract/versions.ts'
import { recordContact } from '#modules/visits/contract.ts'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { closeMonth, seeProof, seeProofMonths, seeProofRows } from './contract.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  await subscribe(world, company)
})
afterAll(() => world.close())

const proof = () => world.as(company.manager)(seeProof, { month: '2026-03' })
const clause = async (id: string) => (await proof()).rows.find((row) => row.key === id)!

test('every clause of the policy has a row, also those that nothing carries', async () => {
  const seen = await proof()
  expect(seen.rows.length).toBeGreaterThan(40)
  expect(seen.rows.some((row) => row.carried === 'defined' || row.carried === 'not-yet-carried')).toBe(true)
})

test('what is not due yet is neither kept nor broken, and a share without cases is no number', async () => {
  const row = await clause('5.1.3-b')
  expect(row).toMatchObject({ owed: 1, notDue: 1, denominator: 0, rate: null })
})

test('a record made in time counts as kept; typed a day later it is kept and a late entry', async () => {
  world.turnTo('2026-03-07T02:00:00.000Z')
  const happenedAt = '2026-03-05T10:00:00.000Z'
  const recorded = await world.as(company.steward)(recordContact, {
    customerId: company.customerId,
    by: 'phone',
    result: 'reached',
    happenedAt,
  })
  expect(recorded.lateEntry).toBe(true)
  expect(await clause('5.1.3-b')).toMatchObject({ owed: 1, inTime: 1, lateEntry: 1, rate: 1, denominator: 1 })
})

test('an excused matter leaves the denominator and stands beside it', async () => {
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'signed',
    on: '2026-03-07',
  })
  const today = await world.as(company.steward)(seeToday, {})
  const matter = today.homes
    .flatMap((home) => home.matters)
    .find((each) => each.rule === 'care.sales-return-visit')!
  await world.as(company.steward)(askExcuse, { id: matter.id, reason: await reasonFor(matter.id) })
  expect(await clause('5.1.3-c')).toMatchObject({ owed: 1, waived: 0 })
  await world.as(company.lead)(decideExcuses, { ids: [matter.id], agree: true })
  expect(await clause('5.1.3-c')).toMatchObject({ owed: 1, waived: 1, denominator: 0, rate: null })
})

async function reasonFor(id: string): Promise<string> {
  const { seeWhy } = await import('#modules/obligations/contract/matters.ts')
  return (await world.as(company.steward)(seeWhy, { id })).waiveReasons[0] ?? '房屋空置'
}

test('nobody agrees to what he asked for himself', async () => {
  world.turnTo('2026-03-08T02:00:00.000Z')
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'handed-over',
    on: '2026-03-08',
  })
  const { homes } = await world.as(company.lead)(seeToday, { staffId: company.steward.id! })
  const matter = homes.flatMap((home) => home.matters).find((each) => each.rule === 'care.fit-out-delivery')!
  await world.as(company.lead)(askExcuse, {
    id: matter.id,
    reason: await reasonFor(matter.id),
    note: '原文残缺',
  })
  await expect(
    world.as(company.lead)(decideExcuses, { ids: [matter.id], agree: true }),
  ).rejects.toMatchObject({ code: 'obligations.own_excuse' })
})

test('the sum line adds up for every cut, and a number opens exactly its rows', async () => {
  for (const by of ['clause', 'role', 'person', 'project', 'month'] as const) {
    const { total, rows } = await world.as(company.manager)(seeProof, { month: '2026-03', by })
    expect(total.owed).toBe(
      total.inTime + total.lateDone + total.lateOpen + total.waived + total.lapsed + total.notDue,
    )
    if (by !== 'month') expect(rows.reduce((sum, row) => sum + row.owed, 0)).toBe(total.owed)
  }
  const { months } = await world.as(company.manager)(seeProofMonths, { month: '2026-03' })
  expect(months).toHaveLength(12)
  expect(months.at(-1)).toMatchObject({ month: '2026-03', owed: (await proof()).total.owed })
  const { rows: people } = await world.as(company.manager)(seeProof, { month: '2026-03', by: 'person' })
  expect(people.map((row) => row.key)).toContain('')
  for (const { key, owed } of people) {
    const staffId = key || 'nobody'
    const behind = await world.as(company.manager)(seeProofRows, { month: '2026-03', staffId, limit: 500 })
    expect(behind.rows).toHaveLength(owed)
  }
  const opened = await world.as(company.manager)(seeProofRows, { month: '2026-03', outcome: 'in-time' })
  expect(opened.rows).toHaveLength((await proof()).total.inTime)
})

test('a row says how it was done and by whom', async () => {
  const { rows } = await world.as(company.manager)(seeProofRows, { month: '2026-03', clause: '5.1.3-b' })
  expect(rows).toMatchObject([{ how: { zh: '电话', en: 'Phone' }, who: company.steward.name }])
  const open = await world.as(company.manager)(seeProofRows, { month: '2026-03', outcome: 'waived' })
  expect(open.rows[0]).toMatchObject({ how: null })
})

test('a running month cannot be closed; a closed one keeps its figures and takes no record', async () => {
  await expect(world.as(company.manager)(closeMonth, { month: '2026-03' })).rejects.toMatchObject({
    code: 'proof.month_running',
  })
  world.turnTo('2026-04-03T02:00:00.000Z')
  const before = (await proof()).total
  await world.as(company.manager)(closeMonth, { month: '2026-03' })
  const late = {
    customerId: company.customerId,
    by: 'phone',
    result: 'reached',
    happenedAt: '2026-03-20T02:00:00.000Z',
  } as const
  await expect(world.as(company.steward)(recordContact, late)).rejects.toMatchObject({
    code: 'months.closed',
  })
  const closed = await proof()
  expect(closed.closed).toMatchObject({ version: 1, by: '唐莉' })
  expect(closed.total).toMatchObject({ owed: before.owed, inTime: before.inTime, waived: before.waived })
})

test('a correction is a second version; the first stays readable', async () => {
  await expect(world.as(company.manager)(closeMonth, { month: '2026-03' })).rejects.toMatchObject({
    code: 'proof.reason_needed',
  })
  const { version } = await world.as(company.manager)(closeMonth, { month: '2026-03', reason: '复核后更正' })
  expect(version).toBe(2)
  expect((await world.as(company.manager)(seeProof, { month: '2026-03', version: 1 })).closed?.version).toBe(
    1,
  )
})

test('the target of a measure stands beside the rate of the clauses it counts', async () => {
  const other = await makeWorld('2026-03-02T01:00:00.000Z')
  const admin = other.as(other.admin)
  await admin(adoptPack, { pack: 'general-care' })
  const draft = await admin(readDraft, { name: 'general-care' })
  await admin(publishPlaybook, { name: 'general-care', revision: draft.revision, reason: '首次启用' })
  const { rows } = await admin(seeProof, { month: '2026-03' })
  const target = (clause: string) => rows.find((row) => row.key === clause)?.target
  expect(target('tier-core')).toBe('≥ 100%')
  expect(target('return-visits')).toBe('≥ 60%')
  expect(target('greetings')).toBeNull()
  await other.close()
})

test('the interval of a share is Wilson’s', () => {
  expect(wilson(0, 0)).toBeNull()
  const { low, high } = wilson(81, 86)!
  expect(low).toBeCloseTo(0.8711, 3)
  expect(high).toBeCloseTo(0.9749, 3)
  expect(wilson(3, 3)!.high).toBe(1)
})
