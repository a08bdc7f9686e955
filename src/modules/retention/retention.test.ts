import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '#platform/database.ts'
import { count } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { removeOld } from '../../start/remove-old.ts'
import { addHolding, recordHoldingFact } from '../customers/contract/holdings.ts'
import { addCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { discardJobs, listJobs, setAsideJob } from '../jobs/contract.ts'
import { recordContact } from '../visits/contract.ts'
import { changeRetention, type Kind, seeRetention } from './contract.ts'

const START = '2026-03-02T01:00:00.000Z'
const later = (days: number) => new Date(Date.parse(START) + days * 86_400_000).toISOString()
let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld(START)
  company = await smallCompany(world)
})
afterAll(() => world.close())

const termOf = async (kind: Kind) =>
  (await world.as(world.admin)(seeRetention, {})).terms.find((term) => term.kind === kind)!
const remove = async () => (await removeOld(world.opened.system, world.tenantId, world.now)).records
const messages = (where: string) =>
  count(world, `select count(*) from messages where tenant_id = $1 and ${where}`)
const keptSince = (state: 'sent' | 'queued') =>
  inTenant(world.opened.pool, world.tenantId, 'write', (_db, client) =>
    client.query(
      `insert into messages (tenant_id, id, customer_id, template, purpose, channel, body, state, queued_at)
       values ($1, keban.uuid_v7(), $2, 'birthday', 'care', 'sms', '王女士生日快乐', $3, $4)`,
      [world.tenantId, company.customerId, state, START],
    ),
  )

test('texts are kept for good until a company says otherwise, which first shows what leaves', async () => {
  await keptSince('sent')
  await keptSince('queued')
  world.turnTo(later(400))
  expect(await termOf('messages')).toMatchObject({ days: null, before: null, leaving: 0 })
  const admin = world.as(world.admin)
  await expect(admin(changeRetention, { kind: 'messages', days: 30, reason: '太短' })).rejects.toMatchObject({
    code: 'retention.out_of_bounds',
  })
  await expect(admin(changeRetention, { kind: 'notices', days: null, reason: '不清' })).rejects.toMatchObject(
    {
      code: 'retention.for_good',
    },
  )
  expect(await admin(changeRetention, { kind: 'messages', days: 365, preview: true })).toEqual({ leaving: 1 })
  expect(await termOf('messages')).toMatchObject({ days: null })
  await expect(admin(changeRetention, { kind: 'messages', days: 365 })).rejects.toMatchObject({
    code: 'retention.reason_missing',
  })
  await expect(
    world.as(company.lead)(changeRetention, { kind: 'messages', days: 365, reason: '不该我改' }),
  ).rejects.toMatchObject({ code: 'operation.not_allowed' })
  await admin(changeRetention, { kind: 'messages', days: 365, reason: '少留个人信息' })
  expect(await termOf('messages')).toMatchObject({ days: 365, before: later(35).slice(0, 10), leaving: 1 })
  await remove()
  expect(await messages(`body = '' and state = 'sent'`)).toBe(1)
  expect(await messages(`body <> '' and state = 'queued'`)).toBe(1)
  const seen = await admin(seeRetention, {})
  expect(seen.removed[0]).toMatchObject({ counts: { messages: 1 } })
  expect(await remove()).toBe(0)
})

test('what was dealt with leaves when its time has come; what waits for somebody stays however old it is', async () => {
  world.turnTo(START)
  const put = (n: number) =>
    world.system(setAsideJob, {
      id: `00000000-0000-4000-8000-00000000000${n}`,
      operation: 'exports.write',
      title: { zh: '写导出', en: 'Write an export' },
      input: {},
      key: `export ${n}`,
      error: { zh: '磁盘满了', en: 'The disk is full' },
      tries: 5,
      askedAt: world.now,
    })
  await put(1)
  await put(2)
  const admin = world.as(world.admin)
  const { jobs } = await admin(listJobs, {})
  await admin(discardJobs, { ids: [jobs[0]!.id], reason: '不用了' })
  world.turnTo(later(179))
  await remove()
  expect((await admin(listJobs, { state: 'discarded' })).jobs).toHaveLength(1)
  world.turnTo(later(181))
  await remove()
  expect((await admin(listJobs, { state: 'discarded' })).jobs).toHaveLength(0)
  expect((await admin(listJobs, {})).jobs).toHaveLength(1)
})

test('a repeated request finds its first answer for three months', async () => {
  world.turnTo(later(500))
  const add = () =>
    world.as(company.lead)(
      addCustomer,
      { name: '钟离', holding: { unitId: company.unitId, role: 'family' } },
      'one press',
    )
  const first = await add()
  world.turnTo(later(589))
  await remove()
  expect(await add()).toEqual(first)
  world.turnTo(later(591))
  await remove()
  expect(
    await count(world, `select count(*) from performed where tenant_id = $1 and key = 'one press'`),
  ).toBe(0)
})

test('who left long ago is erased; who came back, is spoken with or is still owed something stays', async () => {
  world.turnTo(later(600))
  const admin = world.as(world.admin)
  const leave = async (name: string) => {
    const { id } = await admin(addCustomer, { name, holding: { unitId: company.unitId, role: 'family' } })
    const { holdings } = await admin(seeCustomer, { id })
    await admin(recordHoldingFact, { id: holdings[0]!.id, event: 'ended', on: world.now.slice(0, 10) })
    return id
  }
  const [gone, spoken, back] = [await leave('走远'), await leave('常聊'), await leave('回来')]
  await admin(changeRetention, { kind: 'formers', days: 365, reason: '不再需要' })
  world.turnTo(later(900))
  await world.as(company.lead)(recordContact, { customerId: spoken, by: 'phone', result: 'reached' })
  await admin(addHolding, { id: back, unitId: company.unitId, role: 'family' })
  world.turnTo(later(966))
  expect(await termOf('formers')).toMatchObject({ leaving: 1 })
  await remove()
  await expect(admin(seeCustomer, { id: gone })).rejects.toMatchObject({ code: 'customers.unknown' })
  for (const id of [spoken, back]) expect((await admin(seeCustomer, { id })).customer.id).toBe(id)
  expect(await termOf('formers')).toMatchObject({ leaving: 0 })
  expect((await admin(seeRetention, {})).removed[0]).toMatchObject({ counts: { formers: 1 } })
  expect(
    await count(
      world,
      `select count(*) from audit_entries where tenant_id = $1 and action = 'person.let-go' and subject_id = '${gone}'`,
    ),
  ).toBe(1)
})
