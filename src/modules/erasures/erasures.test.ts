import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, bringIn, tryOut } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { removeOld } from '../../start/remove-old.ts'
import { verifyAudit } from '../audit/contract.ts'
import { recordConsent } from '../customers/contract/consents.ts'
import { recordHappyEvent } from '../customers/contract/history.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { listCustomers, searchCustomers } from '../customers/contract/lists.ts'
import { addCustomer, changeCustomer, pinFacts, seeCustomer } from '../customers/contract/profile.ts'
import { addRelation } from '../customers/contract/relations.ts'
import { takeExport, writeExport } from '../exports/contract.ts'
import { keepFile, seeFile } from '../files/contract.ts'
import { receiptOf } from '../files/keep-file.ts'
import { seeProof } from '../proof/contract.ts'
import { recordContact } from '../visits/contract.ts'
import { askErasure, decideErasure, listErasures, previewErasure } from './contract.ts'

let world: World
let company: SmallCompany
let owner: pg.Pool
let person: string
const NAME = '欧阳秋实'
const PHONE = '13977776666'
const WORDS = ['怕狗', '桂花糕', '凤凰牌自行车', '雅集', '青竹']

beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  owner = new pg.Pool({ ...world.place.connection, max: 2 })
  const file = [
    '姓名,手机,房号,备注',
    `${NAME},${PHONE},5-1-201,家里怕狗`,
    '陪同甲,13977776667,5-1-202,无',
  ].join('\n')
  const read = await begin(world, world.admin, file, '业主.csv', company.projectId)
  await tryOut(world, world.admin, read.id)
  await bringIn(world, world.admin, read.id)
  const admin = world.as(world.admin)
  const found = await admin(searchCustomers, { text: NAME })
  person = found.customers[0]!.id
  const seen = await admin(seeCustomer, { id: person })
  await admin(changeCustomer, {
    id: person,
    version: seen.customer.version,
    note: '喜欢桂花糕',
    email: 'ouyang@example.com',
    birthday: '1970-05-06',
  })
  await admin(pinFacts, { id: person, facts: ['骑凤凰牌自行车'] })
  await admin(recordHappyEvent, { id: person, what: '女儿雅集获奖', on: '2026-03-01' })
  await admin(recordConsent, {
    id: person,
    purpose: 'care',
    given: true,
    how: 'paper',
    evidence: `${NAME}签字`,
  })
  const { id: other } = await admin(addCustomer, { name: '小欧', phone: '13977770000' })
  await admin(addRelation, { id: person, otherId: other, kind: 'child' })
  await world.as(company.lead)(recordContact, {
    customerId: person,
    by: 'phone',
    result: 'reached',
    note: '说起青竹小区',
  })
  await subscribe(world, company)
})
afterAll(async () => {
  await owner?.end()
  await world?.close()
})

/** Where in the whole database, any table, any column of words, one of these can still be read; of this company. */
async function whereReadable(words: readonly string[]): Promise<string[]> {
  const { rows: columns } = await owner.query<{ table: string; column: string }>(
    `select c.relname as "table", a.attname as "column" from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'public' and c.relkind = 'r' and format_type(a.atttypid, null) in ('text', 'jsonb', 'text[]', 'character')
       and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')`,
  )
  const found: string[] = []
  for (const { table, column } of columns) {
    const { rows } = await owner.query<{ value: string }>(
      `select "${column}"::text as value from "${table}" where tenant_id = $1 and "${column}" is not null`,
      [world.tenantId],
    )
    for (const { value } of rows) {
      const plain = value.replace(/k\d+:[A-Za-z0-9+/=]{24,}/g, (sealed) => opened(sealed))
      const word = words.find((each) => plain.includes(each))
      if (word) found.push(`${table}.${column}: ${word}`)
    }
  }
  return found
}

const opened = (sealed: string) => {
  try {
    return world.opened.system.vault.open(sealed)
  } catch {
    return ''
  }
}

const counted = async () => {
  const { rows } = await owner.query(
    `select count(*) as obligations, (select count(*) from events where tenant_id = $1) as events,
       (select count(*) from consents where tenant_id = $1) as consents from obligations where tenant_id = $1`,
    [world.tenantId],
  )
  return rows[0]
}

test('all that is kept about a person goes out in one press: in words, masked, with who took it', async () => {
  const take = async (more: object) => {
    const ask = world.as(company.lead)
    const taken = await ask(takeExport, {
      what: 'person',
      format: 'csv',
      filter: { customerId: person },
      ...more,
    })
    await world.system(writeExport, { id: taken.id, language: 'zh-CN' })
    const { digest } = await ask(seeFile, { id: taken.fileId })
    return (await buffer(await world.opened.system.files.read(digest))).toString('utf8')
  }
  const text = await take({})
  for (const word of [
    NAME,
    '139****6666',
    '喜欢桂花糕',
    '女儿雅集获奖',
    '说起青竹小区',
    '骑凤凰牌自行车',
    '5-1-201',
    '小*',
    '刘敏（',
  ])
    expect(text).toContain(word)
  expect(text).not.toContain(PHONE)
  expect(text).not.toContain('小欧')
  expect(await take({ unmasked: true, reason: '本人要求复制' })).toContain(PHONE)
  await expect(world.as(company.lead)(takeExport, { what: 'person', filter: {} })).rejects.toMatchObject({
    code: 'exports.whose',
  })
})

test('a person who holds a home is not erased, and it is said beforehand why and what would stay', async () => {
  const preview = await world.as(company.lead)(previewErasure, { id: person })
  expect(preview.heldBack[0]!.zh).toContain('他名下还有 5-1-201')
  expect(preview.stays.map(({ zh }) => zh).join()).toContain('备份')
  await expect(
    world.as(company.lead)(askErasure, { id: person, reason: '本人书面申请' }),
  ).rejects.toMatchObject({ code: 'erasures.held_back' })
})

test('two people erase him: nothing readable of him is left anywhere, and every figure still counts', async () => {
  const { holdings } = await world.as(world.admin)(seeCustomer, { id: person })
  await world.as(world.admin)(recordHoldingFact, { id: holdings[0]!.id, event: 'ended', on: '2026-03-02' })
  const { system } = world.opened
  const content = await system.files.put(Readable.from([Buffer.from('身份证照片')]), 1000)
  await world.as(world.admin)(keepFile, {
    ...content,
    type: 'image/jpeg',
    name: `${NAME}.jpg`,
    customerId: person,
    receipt: receiptOf(system.vault, world.tenantId, world.admin.id, content.digest),
  })
  await owner.query(
    `update obligations set state = 'waived', closed_at = $2 where tenant_id = $1 and customer_id = $3 and state in ('open', 'waiting')`,
    [world.tenantId, world.now, person],
  )
  expect((await whereReadable([NAME, PHONE, ...WORDS])).length).toBeGreaterThan(8)
  const before = await counted()
  const proof = await world.as(world.admin)(seeProof, { month: '2026-03' })

  const { id } = await world.as(company.lead)(askErasure, { id: person, reason: '本人书面申请，编号 12' })
  await expect(world.as(company.manager)(askErasure, { id: person, reason: '再申请' })).rejects.toMatchObject(
    { code: 'erasures.asked_already' },
  )
  await expect(world.as(company.lead)(decideErasure, { id, agreed: true })).rejects.toMatchObject({
    code: 'erasures.own',
  })
  await world.as(company.manager)(decideErasure, { id, agreed: true })
  await expect(world.as(company.manager)(decideErasure, { id, agreed: true })).rejects.toMatchObject({
    code: 'erasures.decided',
  })
  await removeOld(world.opened.system, world.tenantId, world.now)

  expect(await whereReadable([NAME, PHONE, 'ouyang@', ...WORDS])).toEqual([])
  await expect(world.opened.system.files.read(content.digest).then(buffer)).rejects.toThrow()
  expect(await counted()).toEqual(before)
  expect(await world.as(world.admin)(seeProof, { month: '2026-03' })).toEqual(proof)
  await expect(world.as(world.admin)(seeCustomer, { id: person })).rejects.toMatchObject({
    code: 'customers.unknown',
  })
  const { customers } = await world.as(world.admin)(listCustomers, { limit: 100 })
  expect(customers.map((one) => one.id)).not.toContain(person)
  expect(await world.system(verifyAudit, {})).toMatchObject({ broken: null })
  const { erasures } = await world.as(company.manager)(listErasures, {})
  expect(erasures[0]).toMatchObject({ state: 'done', by: '刘敏', decidedBy: '唐莉', mine: false })
  expect(erasures[0]!.customer).toMatch(/^C-\d{6}$/)
})

test('whoever was imported with the erased one is still there, and the same person may come anew', async () => {
  const admin = world.as(world.admin)
  expect((await admin(searchCustomers, { text: '陪同甲' })).customers).toHaveLength(1)
  const { id } = await admin(addCustomer, { name: NAME, phone: PHONE })
  expect(id).not.toBe(person)
})
