import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '#platform/database.ts'
import { upload } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { listHistory, recordHappyEvent } from '../customers/contract/history.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { changeCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { seeToday } from './contract/matters.ts'
import { confirmDone } from './contract/work.ts'
import { destroyPersonKeys } from './personal-values.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  await subscribe(world, company)
  const ask = world.as(company.steward)
  await ask(recordHoldingFact, { id: company.holdingId, event: 'handed-over', on: '2026-03-02' })
  const { homes } = await ask(seeToday, {})
  const gift = homes.flatMap((home) => home.matters).find(({ rule }) => rule === 'care.welcome-gift')!
  const fileIds = [await upload(world, company.steward, '签收', '签收单.txt')]
  await ask(confirmDone, { id: gift.id, fileIds, note: '老人独居，放在门卫' })
  const { customer } = await ask(seeCustomer, { id: company.customerId })
  await ask(changeCustomer, { id: company.customerId, version: customer.version, birthday: '1958-05-04' })
  await ask(recordHappyEvent, { id: company.customerId, what: '女儿出嫁', on: '2026-03-01' })
})
afterAll(() => world.close())

const history = async (text?: string) =>
  (await world.as(company.steward)(listHistory, { id: company.customerId, ...(text ? { text } : {}) }))
    .entries
const words = ['老人独居，放在门卫', '1958-05-04', '女儿出嫁']

test('what facts hold of a person does not stand in the database, is read and found by those who may', async () => {
  const stored = await inTenant(world.opened.pool, world.tenantId, 'read', async (_db, client) => {
    const { rows } = await client.query('select values::text as text from events where tenant_id = $1', [
      world.tenantId,
    ])
    return rows.map(({ text }) => text).join('\n')
  })
  const read = JSON.stringify(await history())
  for (const word of words) {
    expect(stored).not.toContain(word)
    expect(read).toContain(word)
  }
  expect(await history('门卫')).toHaveLength(1)
  expect(await history('没有的词')).toEqual([])
})

test('without the person’s key his words are gone for good; the facts, what they met and the rest stay', async () => {
  const before = await history()
  await inTenant(world.opened.pool, world.tenantId, 'write', (_db, client) =>
    destroyPersonKeys({ tenantId: world.tenantId, client } as never, [company.customerId]),
  )
  const after = await history()
  expect(after.map(({ id, kind, at }) => [id, kind, at])).toEqual(
    before.map(({ id, kind, at }) => [id, kind, at]),
  )
  for (const word of words) expect(JSON.stringify(after)).not.toContain(word)
  const done = after.find(({ values }) => values.rule === 'care.welcome-gift' && values.files)
  expect(done?.values.files).toHaveLength(1)
  const { obligations } = await world.as(company.steward)(seeCustomer, { id: company.customerId })
  expect(obligations.find(({ rule }) => rule === 'care.welcome-gift')).toMatchObject({ state: 'met' })

  await world.as(company.steward)(recordHappyEvent, {
    id: company.customerId,
    what: '添孙',
    on: '2026-03-02',
  })
  expect(JSON.stringify(await history())).toContain('添孙')
})
