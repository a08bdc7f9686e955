import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, sharedConnection, type World } from '../../../test/support/world.ts'
import { recordContact } from '../visits/contract.ts'
import { recordConsent } from './contract/consents.ts'
import { addHolding, recordHoldingFact } from './contract/holdings.ts'
import { addCustomer } from './contract/profile.ts'
import { lastTransfer, transferHome, undoTransfer } from './contract/transfer.ts'

let world: World
let company: SmallCompany
let owner: pg.Pool
let neighbour: string
let otherHome: string
beforeAll(async () => {
  owner = new pg.Pool({ ...sharedConnection(), max: 1 })
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  await subscribe(world, company)
  const ask = world.as(company.steward)
  await ask(recordHoldingFact, { id: company.holdingId, event: 'handed-over', on: '2026-03-01' })
  const room = (number: string) => ({ room: `5-1-${number}`, projectId: company.projectId })
  await ask(addCustomer, { name: '王强', holding: { unitId: company.unitId, role: 'family' } })
  await ask(addCustomer, { name: '李静', holding: { unitId: company.unitId, role: 'co-owner' } })
  neighbour = (await ask(addCustomer, { name: '赵六', phone: '13712345678', holding: room('302') })).id
  await ask(recordConsent, { id: company.customerId, purpose: 'care', given: true, how: '当面' })
  const { rows } = await owner.query("select id from units where tenant_id = $1 and room = '5-1-201'", [
    world.tenantId,
  ])
  otherHome = rows[0].id
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

const ask = () => world.as(company.steward)
const later = (minutes: number) =>
  world.turnTo(new Date(Date.parse(world.now) + minutes * 60_000).toISOString())

/** What only ever grows: facts, the log, numbers given, keys of repeated calls, and the transfers themselves. */
const GROWS = ['events', 'audit_entries', 'audit_ends', 'performed', 'customer_numbers', 'home_transfers']

/** Every row of the company but those, as the database has it. */
async function everything(): Promise<Record<string, unknown[]>> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1) order by 1`,
    [GROWS],
  )
  const found: Record<string, unknown[]> = {}
  for (const { name } of rows) {
    const table = await owner.query(
      `select to_jsonb(x) as row from public.${name} x where tenant_id = $1 order by 1`,
      [world.tenantId],
    )
    found[name] = table.rows.map(({ row }) => row)
  }
  return found
}

const transfer = async (more: object = {}) =>
  (
    await ask()(transferHome, {
      unitId: company.unitId,
      on: '2026-03-02',
      begins: 'moved-in',
      newcomer: { name: '高翔', phone: '13912345678' },
      ...more,
    })
  ).transferId!

test('whoever buys and however he begins: taken back, every row of the company stands as before', async () => {
  const buyer = fc.constantFrom<object>(
    { newcomer: { name: '高翔', phone: '13912345678' } },
    { newcomer: { name: '孙悦' } },
    { customerId: neighbour, newcomer: undefined },
  )
  await fc.assert(
    fc.asyncProperty(
      buyer,
      fc.constantFrom('signed', 'moved-in'),
      fc.boolean(),
      async (who, begins, another) => {
        // Once in a while the seller has another home, which becomes his main one.
        if (another) {
          await ask()(addHolding, { id: company.customerId, unitId: otherHome, role: 'owner' }).catch(
            () => undefined,
          )
          later(1)
        }
        const before = await everything()
        const id = await transfer({ ...who, begins })
        expect(await everything()).not.toEqual(before)
        later(9)
        expect((await ask()(lastTransfer, { unitId: company.unitId })).transfer).toMatchObject({ id })
        await ask()(undoTransfer, { id })
        expect(await everything()).toEqual(before)
        expect((await ask()(lastTransfer, { unitId: company.unitId })).transfer).toBeNull()
        later(20)
      },
    ),
    { numRuns: 8 },
  )
})

test('by another, twice, or after ten minutes it is refused with what to do', async () => {
  const id = await transfer()
  await expect(world.as(company.lead)(undoTransfer, { id })).rejects.toMatchObject({
    code: 'customers.transfer_not_yours',
    values: { author: '周敏' },
  })
  await ask()(undoTransfer, { id })
  await expect(ask()(undoTransfer, { id })).rejects.toMatchObject({ code: 'customers.transfer_undone' })
  const late = await transfer()
  later(11)
  await expect(ask()(undoTransfer, { id: late })).rejects.toMatchObject({
    code: 'customers.transfer_too_late',
    values: { room: '5-1-301', who: '王芳' },
  })
  await ask()(transferHome, {
    unitId: company.unitId,
    on: '2026-03-02',
    begins: 'moved-in',
    customerId: company.customerId,
  })
  later(11)
})

test('once something was built on it, it stays: a contact, a consent, a home more', async () => {
  const built: ((customerId: string) => Promise<unknown>)[] = [
    (customerId) => ask()(recordContact, { customerId, by: 'phone', result: 'no-answer' }),
    () => ask()(recordConsent, { id: company.customerId, purpose: 'marketing', given: true, how: '当面' }),
    (id) => ask()(addHolding, { id, unitId: otherHome, role: 'family' }),
  ]
  for (const [at, build] of built.entries()) {
    const { transferId, customerId } = await ask()(transferHome, {
      unitId: company.unitId,
      on: world.now.slice(0, 10),
      begins: 'signed',
      newcomer: { name: `买家${at}` },
    })
    await build(customerId!)
    await expect(ask()(undoTransfer, { id: transferId! })).rejects.toMatchObject({
      code: 'customers.transfer_built_on',
    })
    later(11)
    await ask()(transferHome, {
      unitId: company.unitId,
      on: world.now.slice(0, 10),
      begins: 'signed',
      customerId: company.customerId,
    })
    later(11)
  }
})
