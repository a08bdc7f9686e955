import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant, openPool } from '#platform/database.ts'
import { makeWorld, type World } from './support/world.ts'

/** Two companies and one connection: whatever came before on it, each statement sees its own company only. */
let worlds: World[]
let pool: pg.Pool
beforeAll(async () => {
  worlds = [await makeWorld('2026-03-02T01:00:00.000Z'), await makeWorld('2026-03-02T01:00:00.000Z')]
  pool = openPool(JSON.parse(process.env.KEBAN_TEST_CONNECTION!), 'application', 1)
})
afterAll(async () => {
  await pool.end()
  for (const world of worlds) await world.close()
})

const seen = 'select distinct tenant_id from roles'
const deeds = {
  read: (tenant: string) => inTenant(pool, tenant, 'read', (_db, client) => client.query(seen)),
  'read two at once': (tenant: string) =>
    inTenant(pool, tenant, 'read', async (_db, client) => {
      const [one, other] = await Promise.all([client.query(seen), client.query(`${seen} where $1`, [true])])
      expect(one.rows).toEqual(other.rows)
      return one
    }),
  'read and fail': (tenant: string) =>
    inTenant(pool, tenant, 'read', (_db, client) => client.query('select $1::uuid', ['no id'])),
  'read and be refused': (tenant: string) =>
    inTenant(pool, tenant, 'read', async (_db, client) => {
      await client.query(seen)
      throw new Error('declined')
    }),
  'write while reading': (tenant: string) =>
    inTenant(pool, tenant, 'read', (_db, client) => client.query(`update roles set title = 'another'`)),
  write: (tenant: string) =>
    inTenant(pool, tenant, 'write', async (_db, client) => {
      await client.query('update roles set title = title')
      return client.query(seen)
    }),
  'write and fail': (tenant: string) =>
    inTenant(pool, tenant, 'write', async (_db, client) => {
      await client.query(`update roles set title = 'another'`)
      return client.query('select 1 / 0')
    }),
  'ask without a company': async () => pool.query(seen),
}
type Deed = keyof typeof deeds

test('over one connection no order of reads, writes and failures shows another company’s rows', async () => {
  const ids = worlds.map((world) => world.tenantId)
  const step = fc.record({
    deed: fc.constantFrom(...(Object.keys(deeds) as Deed[])),
    who: fc.constantFrom(0, 1),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (steps, together) => {
        const run = async ({ deed, who }: { deed: Deed; who: number }) => {
          const answer = await deeds[deed](ids[who]!).catch((error: Error) => error)
          const fails = deed.includes('fail') || deed.includes('refused') || deed === 'write while reading'
          expect(answer instanceof Error, `${deed}: ${answer}`).toBe(fails)
          if (!(answer instanceof Error))
            expect(answer.rows).toEqual(deed === 'ask without a company' ? [] : [{ tenant_id: ids[who] }])
        }
        if (together) await Promise.all(steps.map(run))
        else for (const each of steps) await run(each)
      },
    ),
    { numRuns: 60 },
  )
  for (const id of ids)
    expect((await deeds.read(id)).rows, 'nothing of a failed write stays').toEqual([{ tenant_id: id }])
  const titles = await inTenant(pool, ids[0]!, 'read', (_db, client) =>
    client.query(`select from roles where title = 'another'`),
  )
  expect(titles.rows).toEqual([])
})
