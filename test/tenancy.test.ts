import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { profiles } from '#modules/staff/rules.ts'
import { type Actor, customerActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import { operations } from '../src/app.ts'
import { refusalWords } from '../src/start/refusal-words.ts'
import { smallCompany } from './support/small-company.ts'
import { makeWorld, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const nobody = (tenantId: string, permissions: readonly string[] = []): Actor => ({
  kind: 'staff',
  tenantId,
  id: nobodyId,
  name: 'nobody',
  roles: [],
  permissions: new Set(permissions),
  reach: { company: false, projects: [], covers: [] },
})

const nobodyId = '00000000-0000-7000-8000-000000000000'
const ofCustomers = operations
  .filter(({ operation }) => operation.audience === 'customer')
  .map(({ operation }) => operation.name)

const guarded = operations
  .map(({ operation }) => operation)
  .filter((operation) => operation.permission !== null || operation.audience === 'system')

describe('whoever lacks the permission is refused before anything is read', () => {
  test.each(guarded.map((operation) => [operation.name, operation] as const))('%s', async (name) => {
    const refused = perform(world.opened.system, {
      operation: name,
      input: {},
      actor: nobody(world.tenantId),
      now: world.now,
    })
    await expect(refused).rejects.toMatchObject({ code: 'operation.not_allowed' })
  })
})

describe('a public visitor performs nothing of the staff', () => {
  test.each(
    operations
      .filter(({ operation }) => operation.audience === 'staff')
      .map(({ operation }) => operation.name),
  )('%s', async (name) => {
    const visitor: Actor = { ...nobody(world.tenantId), kind: 'public', id: null, name: 'public' } as Actor
    await expect(
      perform(world.opened.system, { operation: name, input: {}, actor: visitor, now: world.now }),
    ).rejects.toMatchObject({ code: 'operation.not_allowed' })
  })
})

describe('a member of staff performs nothing of a customer, whatever he may', () => {
  test.each(ofCustomers)('%s', async (name) => {
    const mighty = {
      ...nobody(world.tenantId, Object.values(profiles).flat()),
      reach: { company: true, projects: [], covers: [] },
    } as Actor
    await expect(
      perform(world.opened.system, { operation: name, input: {}, actor: mighty, now: world.now }),
    ).rejects.toMatchObject({ code: 'operation.not_allowed' })
  })
})

describe('a customer performs nothing of the staff and nothing of the system', () => {
  const others = operations.filter(({ operation }) => ['staff', 'system'].includes(operation.audience))
  test.each(others.map(({ operation }) => operation.name))('%s', async (name) => {
    const customer = customerActor(world.tenantId, nobodyId, 'nobody')
    await expect(
      perform(world.opened.system, { operation: name, input: {}, actor: customer, now: world.now }),
    ).rejects.toMatchObject({ code: 'operation.not_allowed' })
  })
})

describe('a customer without a home has no portal, and another’s home is as unknown as none', () => {
  let owner: Actor
  beforeAll(async () => {
    const { customerId } = await smallCompany(world)
    owner = customerActor(world.tenantId, customerId, '王芳')
  })
  test.each(ofCustomers)('%s', async (name) => {
    const ask = (actor: Actor, input: unknown) =>
      perform(world.opened.system, { operation: name, input, actor, now: world.now })
    const homeless = customerActor(world.tenantId, nobodyId, 'nobody')
    await expect(ask(homeless, {})).rejects.toMatchObject({ code: 'session.no_home' })
    await expect(ask(owner, { unitId: nobodyId })).rejects.toMatchObject({ code: 'session.not_your_home' })
  })
})

test('every permission of an operation is given by some profile', () => {
  const given = new Set<string>(Object.values(profiles).flat())
  expect(
    guarded
      .filter((operation) => operation.permission && !given.has(operation.permission))
      .map((operation) => operation.name),
  ).toEqual([])
})

test('every refusal has words in both languages, and every operation a title', () => {
  for (const { operation } of operations) {
    expect(operation.title.zh && operation.title.en).toBeTruthy()
    for (const [code, refused] of Object.entries(operation.refusals))
      expect(`${code} ${refused.zh} ${refused.en}`).not.toMatch(/undefined|^\S+ {2}/)
  }
})

test('every reason the code declines with has words', () => {
  const words = refusalWords()
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const thrown = files.flatMap((file) =>
    [...readFileSync(join('src', file), 'utf8').matchAll(/new Refusal\(\s*'([^']+)'/g)].map(
      (match) => match[1]!,
    ),
  )
  expect([...new Set(thrown)].filter((code) => !words.has(code))).toEqual([])
})

test('one operation, one name, one address', () => {
  const addresses = operations.map(
    ({ operation }) => `${operation.audience} ${operation.method} ${operation.path}`,
  )
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(new Set(operations.map(({ operation }) => operation.name)).size).toBe(operations.length)
})

describe('the database itself keeps companies apart', () => {
  test('every tenant table has forced row-level security, a policy, and leads its keys with the tenant', async () => {
    const { rows } = await world.opened.pool.query(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        exists (select from pg_policy p where p.polrelid = c.oid) as policed,
        coalesce((select bool_and((select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) = 'tenant_id')
          from pg_index i where i.indrelid = c.oid and i.indisunique), false) as led
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'schema_migrations'`)
    expect(rows.filter((row) => !row.forced || !row.policed || !row.led).map((row) => row.name)).toEqual([])
    expect(rows.length).toBeGreaterThan(20)
  })

  test('the application role sees nothing of a company it was not told', async () => {
    const { rows } = await world.opened.pool.query('select count(*) as count from staff')
    expect(rows[0].count).toBe(0)
  })

  test('another company’s people and customers cannot be found by their ids', async () => {
    const other = await makeWorld()
    try {
      const theirs = {
        ...nobody(other.tenantId, Object.values(profiles).flat()),
        reach: { company: true, projects: [], covers: [] },
      } as Actor
      const found = perform(world.opened.system, {
        operation: 'staff.reset-password',
        input: { id: world.admin.id },
        actor: theirs,
        now: world.now,
      })
      await expect(found).rejects.toMatchObject({ code: 'staff.unknown' })
    } finally {
      await other.close()
    }
  })
})
