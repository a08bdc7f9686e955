import { expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { recordContact } from '#modules/visits/contract.ts'
import { inTenant } from '#platform/database.ts'
import { smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld } from '../../../test/support/world.ts'
import { confirmDone } from './contract/work.ts'

test('two records that keep the same promises never wait for each other: each takes them from the oldest on', async () => {
  const world = await makeWorld('2026-03-02T01:00:00.000Z')
  const company = await smallCompany(world)
  await subscribe(world, company)
  const { holdingId, customerId } = company
  await world.as(company.steward)(recordHoldingFact, { id: holdingId, event: 'signed', on: '2026-03-02' })
  const { pool } = world.opened.system
  const rows = (text: string, values: unknown[] = []) =>
    inTenant(pool, world.tenantId, 'write', async (_db, client) => (await client.query(text, values)).rows)
  const promised = `select id from obligations where rule in ('care.first-contact', 'care.sales-return-visit') order by id`
  const [first, second] = (await rows(promised)) as { id: string }[]
  // What was touched last lies last on the disk and is read last.
  await rows(`update obligations set due_at = due_at + interval '1 second' where id = $1`, [first!.id])
  const record = await inTenant(pool, world.tenantId, 'write', async (_db, client) => {
    await client.query('select from obligations where id = $1 for update', [first!.id])
    const recording = world.as(company.steward)(recordContact, { customerId, by: 'visit', result: 'reached' })
    const waits = 'select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid'
    while ((await client.query(waits)).rows.length === 0);
    const free = await client.query('select id from obligations where id = $1 for update skip locked', [
      second!.id,
    ])
    expect(free.rows).toHaveLength(1)
    return { recording }
  })
  const { met } = await record.recording
  expect(met.map(({ id }) => id)).toEqual([first!.id, second!.id])
  await world.close()
})

test('two who hand in the same form at once never wait for each other: neither holds his own before the older one', async () => {
  const world = await makeWorld('2026-03-02T01:00:00.000Z')
  const company = await smallCompany(world)
  await subscribe(world, company)
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'signed',
    on: '2026-03-02',
  })
  const { pool } = world.opened.system
  const written = await inTenant(pool, world.tenantId, 'write', async (_db, client) => {
    const { rows } = await client.query(`select id from obligations where rule = 'care.customer-archive'`)
    const own = rows[0].id as string
    const older = `00000000${own.slice(8)}`
    await client.query(
      `insert into obligations select (x.r).* from (select jsonb_populate_record(o, jsonb_build_object('id', $2::text, 'occurrence', 'older')) as r
        from obligations o where id = $1) x`,
      [own, older],
    )
    return { own, older }
  })
  const answers = { analysis: '早上不打扰' }
  const record = await inTenant(pool, world.tenantId, 'write', async (_db, client) => {
    await client.query('select from obligations where id = $1 for update', [written.older])
    const stating = world.as(company.steward)(confirmDone, { id: written.own, answers })
    const waits = 'select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid'
    while ((await client.query(waits)).rows.length === 0);
    const free = await client.query('select id from obligations where id = $1 for update skip locked', [
      written.own,
    ])
    expect(free.rows).toHaveLength(1)
    return { stating }
  })
  await record.stating
  await expect(world.as(company.steward)(confirmDone, { id: written.older, answers })).rejects.toMatchObject({
    code: 'obligations.closed',
  })
  await world.close()
})
