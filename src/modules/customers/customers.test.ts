import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { searchAudit } from '../audit/contract.ts'
import { listUnits } from '../places/contract/homes.ts'
import { addBuilding } from '../places/contract/projects.ts'
import { assignGrid, leaveStaff } from '../staff/contract/grids.ts'
import { addStaffMember } from '../staff/contract/people.ts'
import { recordContact } from '../visits/contract.ts'
import { recordConsent } from './contract/consents.ts'
import { listHistory } from './contract/history.ts'
import { type customerFilter, listCustomers, listLevels, searchCustomers } from './contract/lists.ts'
import { addCustomer, changeCustomer, pinFacts, revealPhone, seeCustomer } from './contract/profile.ts'
import { mergeCustomers, undoMerge } from './contract/relations.ts'

let world: World
let company: SmallCompany
let other: Actor
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  const admin = world.as(world.admin)
  const building = await admin(addBuilding, {
    projectId: company.projectId,
    name: '6栋',
    rooms: { entrances: ['1'], floors: '9', perFloor: 2 },
  })
  const { id } = await admin(addStaffMember, {
    name: '李想',
    account: `${world.slug}-li`,
    password: 'long-enough',
    roles: [{ role: 'steward', projectId: company.projectId }],
  })
  await admin(assignGrid, { buildingId: building.id, staffId: id, fromOn: '2026-03-01' })
  other = await world.person(id)
  const { units } = await admin(listUnits, { projectId: company.projectId, room: '6-1-902' })
  await world.as(other)(addCustomer, {
    name: '单雪',
    phone: '13987654321',
    holding: { unitId: units[0]!.id },
  })
  await world.as(company.steward)(recordContact, {
    customerId: company.customerId,
    by: 'phone',
    result: 'reached',
    note: '说卫生间地漏返味',
  })
})
afterAll(() => world.close())

describe('one search box finds by whatever people remember', () => {
  const finds: [string, string][] = [
    ['王芳', 'name'],
    ['wangfang', 'pinyin'],
    ['wf', 'initials'],
    ['5678', 'tail4'],
    ['13812345678', 'phone'],
    ['138 1234 5678', 'phone'],
    ['5-1-301', 'room'],
    ['5栋1单元301', 'room'],
    ['五号楼301', 'room'],
    ['C-000001', 'number'],
    ['地漏', 'words'],
  ]
  test.each(finds)('%s', async (text) => {
    const { customers } = await world.as(company.steward)(searchCustomers, { text })
    expect(customers.map((customer) => customer.name)).toContain('王芳')
  })
  test('a polyphone surname answers to its reading as a surname', async () => {
    expect(
      (await world.as(other)(searchCustomers, { text: 'shanxue' })).customers.map((each) => each.name),
    ).toEqual(['单雪'])
  })
})

describe('a steward sees the homes in her care and nothing else', () => {
  test('in the list, the search and the page', async () => {
    const ask = world.as(other)
    expect((await ask(listCustomers, {})).customers.map((each) => each.name)).toEqual(['单雪'])
    expect((await ask(searchCustomers, { text: '王芳' })).customers).toEqual([])
    await expect(ask(seeCustomer, { id: company.customerId })).rejects.toMatchObject({
      code: 'customers.unknown',
    })
    await expect(ask(listHistory, { id: company.customerId })).rejects.toMatchObject({
      code: 'customers.unknown',
    })
    await expect(
      ask(recordContact, { customerId: company.customerId, by: 'phone', result: 'reached' }),
    ).rejects.toMatchObject({ code: 'customers.unknown' })
  })
  test('her lead sees the whole project', async () => {
    expect((await world.as(company.lead)(listCustomers, {})).total).toEqual({ count: 2, more: false })
  })
  test('who has no home yet stays with the steward who wrote him down, and goes on with her work when she leaves', async () => {
    const account = `${world.slug}-walk-in`
    const roles = [{ role: 'steward', projectId: company.projectId }]
    const { id: leaver } = await world.as(world.admin)(addStaffMember, {
      name: '何穗',
      account,
      password: 'long-enough',
      roles,
    })
    const her = await world.person(leaver)
    await world.as(her)(addCustomer, { name: '路小佳', phone: '13900008881', note: '来售楼处问过两居' })
    const names = async (who: Actor) =>
      (await world.as(who)(listCustomers, {})).customers.map((each) => each.name)
    expect(await names(her)).toEqual(['路小佳'])
    expect((await world.as(her)(searchCustomers, { text: '路小佳' })).customers).toHaveLength(1)
    expect(await names(other)).toEqual(['单雪'])
    await world.as(world.admin)(leaveStaff, { id: leaver, leftOn: '2026-03-02', toStaffId: other.id })
    expect((await names(other)).sort()).toEqual(['单雪', '路小佳'].sort())
  })
  test('a customer is recorded in homes of her own care only, so that nobody vanishes from who wrote him down', async () => {
    const beyond = world.as(other)(addCustomer, {
      name: '梅长苏',
      holding: { unitId: company.unitId, role: 'family' },
    })
    await expect(beyond).rejects.toMatchObject({ code: 'customers.unit_beyond' })
    expect((await world.as(world.admin)(searchCustomers, { text: '梅长苏' })).customers).toEqual([])
  })
  test('the list narrows by building, level, stage, whom nobody met this year, and who gave no consent', async () => {
    const lead = world.as(company.lead)
    const { id } = await lead(addCustomer, { name: '顾问', level: '核心客户' })
    const admin = world.as(world.admin)
    const names = async (filter: Parameters<typeof customerFilter.parse>[0]) =>
      (await admin(listCustomers, filter as object)).customers.map(({ name }) => name).sort()
    const everybody = await names({})
    expect(await names({ level: '核心客户' })).toEqual(['顾问'])
    expect((await admin(listLevels, {})).levels).toEqual(['核心客户'])
    expect(await names({ buildingId: company.buildingId })).toEqual(['王芳'])
    expect(await names({ stage: '没有这个阶段' })).toEqual([])
    expect(await names({ notMetThisYear: true })).toEqual(everybody)
    await admin(recordConsent, { id, purpose: 'care', given: true, how: '电话' })
    expect(await names({ withoutCareConsent: true })).toEqual(everybody.filter((name) => name !== '顾问'))
  })
})

describe('duplicates are judged by the database', () => {
  test('the same name with the same number is there already, in words', async () => {
    const again = world.as(company.steward)(addCustomer, { name: '王 芳', phone: '+86 138-1234-5678' })
    await expect(again).rejects.toMatchObject({
      code: 'customers.exists',
      values: { name: '王芳', phone: '138****5678' },
    })
  })
  test('a family may share a number, and two people a name', async () => {
    await world.as(company.steward)(addCustomer, { name: '王守义', phone: '13812345678' })
    await world.as(company.steward)(addCustomer, { name: '王芳', phone: '13700001111' })
    const seen = await world.as(company.steward)(seeCustomer, { id: company.customerId })
    expect(seen.strip).toContainEqual({ code: 'shared-phone', values: { count: 1 } })
  })
})

test('numbers are masked everywhere, and using one is written down with its reason', async () => {
  const seen = await world.as(company.steward)(seeCustomer, { id: company.customerId })
  expect(JSON.stringify(seen)).not.toContain('13812345678')
  await expect(
    world.as(company.steward)(revealPhone, { id: company.customerId, use: 'show' }),
  ).rejects.toMatchObject({ code: 'customers.why' })
  const { phone } = await world.as(company.steward)(revealPhone, {
    id: company.customerId,
    use: 'show',
    reason: '快递放门口要联系',
  })
  expect(phone).toBe('+8613812345678')
  const { id: auditor } = await world.as(world.admin)(addStaffMember, {
    name: '吴律',
    account: `${world.slug}-wu`,
    password: 'long-enough',
    roles: [{ role: 'audit-administrator' }],
  })
  const { entries } = await world.as(await world.person(auditor))(searchAudit, {
    subjectId: company.customerId,
  })
  expect(entries[0]).toMatchObject({
    action: 'phone.revealed',
    reason: '快递放门口要联系',
    staff: { name: '周敏' },
  })
})

test('two people saving the same record: the second is told who was first', async () => {
  const { customer } = await world.as(company.steward)(seeCustomer, { id: company.customerId })
  await world.as(company.lead)(changeCustomer, {
    id: company.customerId,
    version: customer.version,
    bestTime: '晚上 7 点后',
  })
  const second = world.as(company.steward)(changeCustomer, {
    id: company.customerId,
    version: customer.version,
    bestTime: '中午',
  })
  await expect(second).rejects.toMatchObject({ code: 'customers.changed_meanwhile', values: { who: '刘敏' } })
})

test('a merge moves homes and records and can be taken apart again exactly', async () => {
  const lead = world.as(company.lead)
  const twin = (await lead(searchCustomers, { text: '13700001111' })).customers
  const gone =
    twin.length > 0 ? twin[0]!.id : (await lead(searchCustomers, { text: '1111' })).customers[0]?.id
  const manager = world.as(world.admin)
  const goneId = gone ?? (await manager(searchCustomers, { text: '1111' })).customers[0]!.id
  const before = await manager(seeCustomer, { id: company.customerId })
  const { mergeId } = await manager(mergeCustomers, { id: goneId, goneId: company.customerId })
  const merged = await manager(seeCustomer, { id: goneId })
  expect(merged.holdings).toHaveLength(before.holdings.length)
  await expect(manager(seeCustomer, { id: company.customerId })).rejects.toMatchObject({
    code: 'customers.unknown',
  })
  await manager(undoMerge, { id: mergeId })
  const after = await manager(seeCustomer, { id: company.customerId })
  expect(after.holdings.map((holding) => holding.id)).toEqual(before.holdings.map((holding) => holding.id))
  expect((await manager(seeCustomer, { id: goneId })).holdings).toEqual([])
})

test('a withdrawn consent stands in the strip, with both answers in the history', async () => {
  const ask = world.as(company.steward)
  await ask(recordConsent, {
    id: company.customerId,
    purpose: 'care',
    given: true,
    how: '收楼登记表',
    at: '2026-03-01T01:00:00.000Z',
  })
  await ask(recordConsent, { id: company.customerId, purpose: 'care', given: false, how: '电话' })
  const seen = await ask(seeCustomer, { id: company.customerId })
  expect(seen.strip.map((line) => line.code)).toContain('care-withdrawn')
  const { entries } = await ask(listHistory, { id: company.customerId, kind: 'changes' })
  expect(entries.map((entry) => entry.kind)).toEqual(
    expect.arrayContaining(['customer.consent-given', 'customer.consent-withdrawn']),
  )
})

test('at most three short facts are pinned to a customer, by those who may change him', async () => {
  const id = company.customerId
  const ask = world.as(company.steward)
  await ask(pinFacts, { id, facts: ['晚上七点后方便', '母亲腿脚不便'] })
  expect((await ask(seeCustomer, { id })).customer.pinned).toEqual(['晚上七点后方便', '母亲腿脚不便'])
  await expect(ask(pinFacts, { id, facts: ['一', '二', '三', '四'] })).rejects.toBeTruthy()
  await expect(world.as(other)(pinFacts, { id, facts: ['别人的客户'] })).rejects.toMatchObject({
    code: 'customers.unknown',
  })
})
