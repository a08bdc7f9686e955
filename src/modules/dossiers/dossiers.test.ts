import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, bringIn, tryOut } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { addCustomer, changeCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { answerFact, countDossiers, listLacking, seeDossier } from './contract/dossier.ts'
import { listWanted, stopWanting, wantFact } from './contract/wanted.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
})
afterAll(() => world.close())

const steward = () => world.as(company.steward)
const manager = () => world.as(company.manager)
const want = (field: string, more: object = {}) =>
  manager()(wantFact, {
    field,
    questionZh: `${field}？`,
    questionEn: `${field}?`,
    phase: 'known',
    freshMonths: null,
    rank: 1,
    ...more,
  })
const facts = async (id = company.customerId) => (await steward()(seeDossier, { id })).facts
const states = async () => Object.fromEntries((await facts()).map(({ name, state }) => [name, state]))
const answer = (field: string, said: object) =>
  steward()(answerFact, { id: company.customerId, field, answer: said as never })
const told = (field: string, value: string) => answer(field, { is: 'told', value })

test('one chooses from the record and from the fields of the running policy, not from what it works out itself', async () => {
  const { fields } = await steward()(listWanted, {})
  const named = new Map(fields.map((field) => [field.name, field]))
  expect(named.get('sex')).toMatchObject({ kind: 'one' })
  expect(named.get('fields.hobbies')).toMatchObject({ title: { zh: '爱好' }, kind: 'many' })
  expect(named.has('fields.owner')).toBe(false)
  await expect(want('fields.owner')).rejects.toMatchObject({ code: 'dossiers.field_unknown' })
})

test('what is missing is asked for in its order, from its step on', async () => {
  await want('phone', { rank: 3, freshMonths: 12 })
  await want('fields.work', { rank: 1, freshMonths: 24 })
  await want('fields.hobbies', { rank: 2 })
  await want('email', { rank: 4, phase: 'handed-over' })
  expect((await facts()).map(({ name, state }) => [name, state])).toEqual([
    ['fields.work', 'missing'],
    ['fields.hobbies', 'missing'],
    ['phone', 'known'],
  ])
  await steward()(recordHoldingFact, { id: company.holdingId, event: 'moved-in', on: '2026-03-01' })
  expect((await states()).email).toBe('missing')
})

test('an answer is kept in the record with who heard it and when, and is written as the policy reads it', async () => {
  await told('fields.work', '教师')
  await told('fields.hobbies', '钓鱼、书法')
  const [work] = await facts()
  expect(work).toMatchObject({ state: 'known', value: { zh: '教师' }, heardBy: '周敏' })
  expect(Date.parse(work!.heardAt!)).toBe(Date.parse(world.now))
  const { customer } = await steward()(seeCustomer, { id: company.customerId })
  expect(customer.fields).toMatchObject({ work: '教师', hobbies: ['钓鱼', '书法'] })
  await expect(told('email', 'not an address')).rejects.toMatchObject({ code: 'dossiers.unreadable' })
  await expect(told('phone', '12')).rejects.toMatchObject({ code: 'customers.phone_unreadable' })
  await expect(answer('email', { is: 'same' })).rejects.toMatchObject({ code: 'dossiers.nothing_known' })
})

test('who would not say is left in peace for half a year, and lacks nothing meanwhile', async () => {
  expect(await answer('email', { is: 'declined' })).toEqual({ askAgainOn: '2026-09-02' })
  expect((await states()).email).toBe('declined')
  expect((await manager()(countDossiers, {})).parts).toMatchObject([
    { name: '云栖花园', people: 1, complete: 1, wanted: 4, known: 3, missing: 0, stale: 0, declined: 1 },
  ])
  world.turnTo('2026-09-02T01:00:00.000Z')
  expect((await states()).email).toBe('missing')
})

test('what was not heard for too long is stale; said again or found still so, it is fresh', async () => {
  world.turnTo('2027-03-02T01:00:00.000Z')
  expect(await states()).toMatchObject({ phone: 'stale', 'fields.work': 'known', 'fields.hobbies': 'known' })
  expect((await facts()).find(({ name }) => name === 'phone')!.value).toEqual({
    zh: '138****5678',
    en: '138****5678',
  })
  await answer('phone', { is: 'same' })
  expect((await states()).phone).toBe('known')
  world.turnTo('2028-03-02T01:00:00.000Z')
  expect(await states()).toMatchObject({ phone: 'stale', 'fields.work': 'stale' })
  const { customer } = await steward()(seeCustomer, { id: company.customerId })
  await steward()(changeCustomer, {
    id: company.customerId,
    version: customer.version,
    fields: { work: '校长' },
  })
  expect((await states())['fields.work']).toBe('known')
})

test('every number opens the people behind it; one sees those in his care', async () => {
  const { id } = await steward()(addCustomer, {
    name: '高翔',
    holding: { room: '5-1-201', projectId: company.projectId },
  })
  const { parts, facts: byFact } = await manager()(countDossiers, { projectId: company.projectId })
  expect(parts).toMatchObject([{ name: '周敏', people: 2, complete: 0, missing: 4, stale: 1 }])
  expect(byFact.find(({ field }) => field === 'phone')).toMatchObject({ wanted: 2, missing: 1, stale: 1 })
  const missing = await manager()(listLacking, { stewardId: company.steward.id!, state: 'missing' })
  expect(missing.people.map(({ name, lacking }) => [name, lacking.length])).toEqual([
    ['高翔', 3],
    ['王芳', 1],
  ])
  const one = await manager()(listLacking, { field: 'phone', state: 'stale' })
  expect(one.people).toMatchObject([
    { id: company.customerId, lacking: [{ field: 'phone', state: 'stale' }] },
  ])
  const paged = await manager()(listLacking, { limit: 1 })
  expect(paged.people).toMatchObject([{ id }])
  expect((await manager()(listLacking, { limit: 1, after: paged.after! })).people).toMatchObject([
    { id: company.customerId },
  ])
  expect((await manager()(countDossiers, { phase: 'handed-over' })).parts).toMatchObject([{ wanted: 1 }])
})

test('what a file brings that was known otherwise is fresh from that day', async () => {
  world.turnTo('2030-03-02T01:00:00.000Z')
  expect((await states())['fields.work']).toBe('stale')
  const rows = '房号,姓名,手机,工作情况\n5-1-301,王芳,13812345678,院长\n'
  const read = await begin(world, world.admin, rows, '台账.csv', company.projectId)
  await tryOut(world, world.admin, read.id, {
    onDuplicate: 'update',
    mapping: { ...read.mapping, 3: 'custom:工作情况' },
  })
  await bringIn(world, world.admin, read.id)
  expect((await facts()).find(({ name }) => name === 'fields.work')).toMatchObject({
    state: 'known',
    value: { zh: '院长' },
  })
  expect((await states()).phone).toBe('stale')
})

test('what nobody wants any more is not asked for; what is known stays', async () => {
  await manager()(stopWanting, { field: 'fields.work' })
  expect(await states()).not.toHaveProperty('fields.work')
  expect((await steward()(seeCustomer, { id: company.customerId })).customer.fields).toMatchObject({
    work: '院长',
  })
  await expect(manager()(stopWanting, { field: 'fields.work' })).rejects.toMatchObject({
    code: 'dossiers.field_unknown',
  })
})
