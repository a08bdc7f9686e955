import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { seeToday } from '../obligations/contract/matters.ts'
import { setParameter } from '../playbooks/contract/parameters.ts'
import { publishDays, retimeDuties, seeCalendar, tryDeadline } from './contract.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-12-29T01:00:00.000Z')
  company = await smallCompany(world)
  await world.as(company.manager)(setParameter, {
    name: 'property-care',
    parameter: 'archive-within',
    value: '10 working days',
    fromOn: '2026-12-29',
    reason: '按工作日算',
  })
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'signed',
    on: '2026-12-29',
  })
})
afterAll(() => world.close())

const archive = async () => {
  const all = await Promise.all(
    (['today', 'week', 'waiting'] as const).map((tab) => world.as(company.steward)(seeToday, { tab })),
  )
  return all
    .flatMap(({ homes }) => homes.flatMap((home) => home.matters))
    .find((matter) => matter.title === '建立客户档案')!
}

test('a due time that is counted into a year nobody published is provisional', async () => {
  const calendar = await world.as(company.lead)(seeCalendar, {})
  expect(calendar).toMatchObject({
    year: 2026,
    from: 'shipped',
    coveredUntil: '2026-12-31',
    restWeekdays: [6, 7],
  })
  expect(calendar.off).toContain('2026-10-01')
  expect(calendar.provisional).toBeGreaterThan(0)
  expect(await world.as(company.lead)(seeCalendar, { year: 2027 })).toMatchObject({
    from: null,
    off: [],
    work: [],
  })
  expect(await archive()).toMatchObject({ provisional: true })
})

test('published days count at once: open matters are counted anew and stand no longer provisional', async () => {
  const before = (await archive()).dueAt!
  const manager = world.as(company.manager)
  const off = ['2027-01-01', '2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08']
  const published = await manager(publishDays, {
    year: 2027,
    off,
    work: ['2027-01-10'],
    reason: '试一试：年初放假',
  })
  expect(published.coveredUntil).toBe('2027-12-31')
  world.opened.system.tenants.forget()
  await world.system(retimeDuties, { days: 'of the test' })
  const after = await archive()
  expect(after.provisional).toBe(false)
  expect(after.dueAt! > before).toBe(true)
  const calendar = await world.as(company.lead)(seeCalendar, { year: 2027 })
  expect(calendar).toMatchObject({
    from: 'company',
    off,
    work: ['2027-01-10'],
    coveredUntil: '2027-12-31',
    published: { by: '唐莉' },
  })
  await world.system(retimeDuties, { days: 'once more' })
  expect((await archive()).dueAt).toBe(after.dueAt)
})

test('days outside the year, days said twice, years gone by and who may not publish are refused', async () => {
  const publish = (input: Partial<Parameters<typeof order>[0]>, actor = company.manager) =>
    world.as(actor)(publishDays, order(input))
  const order = (input: object) => ({
    year: 2027,
    off: [] as string[],
    work: [] as string[],
    reason: '试一试',
    ...input,
  })
  await expect(publish({ off: ['2028-01-01'] })).rejects.toMatchObject({ code: 'calendars.day_outside' })
  await expect(publish({ off: ['2027-05-01'], work: ['2027-05-01'] })).rejects.toMatchObject({
    code: 'calendars.day_twice',
  })
  await expect(publish({ year: 2025 })).rejects.toMatchObject({ code: 'calendars.year_past' })
  await expect(publish({}, company.steward)).rejects.toMatchObject({ code: 'operation.not_allowed' })
})

test('a due time is counted day by day in words', async () => {
  const ask = world.as(company.steward)
  const working = await ask(tryDeadline, { on: '2026-09-30', rule: '2 working days' })
  expect(working.dueOn).toBe('2026-10-09')
  expect(working.days.map((each) => [each.day.slice(5), each.nth])).toEqual([
    ['09-30', null],
    ['10-01', null],
    ['10-02', null],
    ['10-03', null],
    ['10-04', null],
    ['10-05', null],
    ['10-06', null],
    ['10-07', null],
    ['10-08', 1],
    ['10-09', 2],
  ])
  expect(working.days[1]!.why.zh).toBe('放假，不计')
  const natural = await ask(tryDeadline, { on: '2026-09-26', rule: '7 days' })
  expect(natural).toMatchObject({ dueOn: '2026-10-03', doBy: '2026-09-30', provisional: false })
  expect(natural.days.at(-1)).toMatchObject({ nth: 7 })
  await expect(ask(tryDeadline, { on: '2026-09-26', rule: '7 dayz' })).rejects.toMatchObject({
    code: 'calendars.rule_unreadable',
  })
})
