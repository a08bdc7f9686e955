import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld, type World } from '../../test/support/world.ts'
import { type Asking, type Db, inTenant, openPool } from './database.ts'

/** Two companies on one connection, so that whatever comes late would fall into the other's operation. */
let worlds: World[]
let pool: pg.Pool
beforeAll(async () => {
  worlds = [await makeWorld(), await makeWorld()]
  pool = openPool(JSON.parse(process.env.KEBAN_TEST_CONNECTION!), 'application', 1)
})
afterAll(async () => {
  await pool.end()
  for (const world of worlds) await world.close()
})

const rename = `update roles set title = 'late'`
const renamed = async (tenant: number) => {
  const { rows } = await inTenant(pool, worlds[tenant]!.tenantId, 'read', (_db, client) =>
    client.query(`select count(*)::int as count from roles where title = 'late'`),
  )
  return rows[0].count
}
/** Somebody who goes on only when he is told to. */
function lateComer() {
  const { promise: told, resolve: goOn } = Promise.withResolvers<void>()
  return { told, goOn }
}

const ways: [string, (client: Asking, db: Db) => Promise<unknown>][] = [
  ['by hand', (client) => client.query(rename)],
  ['through the builder', (_client, db) => db.updateTable('roles').set({ title: 'late' }).execute()],
]

test.each(ways)(
  'when one of two writes side by side is declined, the other reaches nobody’s data, %s',
  async (_name, write) => {
    const { told, goOn } = lateComer()
    let other: Promise<unknown> | undefined
    const declined = inTenant(pool, worlds[0]!.tenantId, 'write', async (db, client) => {
      other = told.then(() => write(client, db))
      await Promise.all([other, Promise.reject(new Error('the month is closed'))])
    })
    await expect(declined).rejects.toThrow('the month is closed')
    await inTenant(pool, worlds[1]!.tenantId, 'write', async (_db, client) => {
      await client.query('select')
      goOn()
      await expect(other).rejects.toThrow('this operation has ended')
    })
    expect([await renamed(0), await renamed(1)]).toEqual([0, 0])
  },
)

test('nothing is asked between the decline and the going back', async () => {
  const { told, goOn } = lateComer()
  let other: Promise<unknown> | undefined
  const declined = inTenant(pool, worlds[0]!.tenantId, 'write', async (_db, client) => {
    other = told.then(() => client.query(rename))
    await client.query('select')
    setImmediate(goOn)
    throw new Error('the month is closed')
  })
  await Promise.all([
    expect(declined).rejects.toThrow('the month is closed'),
    expect(told.then(() => other)).rejects.toThrow('this operation has ended'),
  ])
})

test('a write already on its way when another is declined goes back with it', async () => {
  const declined = inTenant(pool, worlds[0]!.tenantId, 'write', (_db, client) =>
    Promise.all([client.query(rename), Promise.reject(new Error('the month is closed'))]),
  )
  await expect(declined).rejects.toThrow('the month is closed')
  expect(await renamed(0)).toBe(0)
})

test.each(['read', 'write'] as const)(
  'after the answer to a %s nothing more is asked for it',
  async (mode) => {
    const { told, goOn } = lateComer()
    let late: Promise<unknown> | undefined
    await inTenant(pool, worlds[0]!.tenantId, mode, async (_db, client) => {
      late = told.then(() => client.query('select title from roles'))
    })
    goOn()
    await expect(late).rejects.toThrow('this operation has ended')
  },
)

test('what failed unheard is not acknowledged', async () => {
  const unheard = inTenant(pool, worlds[0]!.tenantId, 'write', async (_db, client) => {
    await client.query(rename)
    client.query('select 1 / 0').catch(() => {})
    return 'done'
  })
  await expect(unheard).rejects.toThrow('failed and nobody looked')
  expect(await renamed(0)).toBe(0)
})
