import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { compileSql, evaluate, readCondition, type SqlNames } from '#engine/condition.ts'
import { printCondition } from '#engine/condition-print.ts'
import type { FieldValue, SubjectRef, World } from '#engine/world.ts'
import { conditions, customerScope, parameterValues } from './support/conditions.ts'
import { seeded } from './support/mutations.ts'

const tenant = '00000000-0000-7000-8000-000000000001'
const now = '2026-03-15T04:00:00Z'
const timeZone = 'Asia/Shanghai'
const days = [
  '2026-03-15',
  '2026-03-14',
  '2026-02-28',
  '2026-02-13',
  '2025-12-31',
  '2025-03-15',
  '2024-02-29',
  '2026-01-14',
]
const clocks = ['15:59:00', '16:00:00', '01:00:00']

const tables = `
  create table project (tenant_id uuid, id uuid, kind text);
  create table customer (tenant_id uuid, id uuid, kind text, level text, points float8, since date, birthday date,
    sales jsonb, hobbies text[], "consent.care" boolean, project uuid);
  create table ticket (tenant_id uuid, id uuid, customer uuid, valid boolean, satisfied boolean, "filedAt" timestamptz);
  create table holding (tenant_id uuid, id uuid, customer uuid, "signedOn" date);
  create table "order" (tenant_id uuid, id uuid, customer uuid, amount float8, "on" date);`

const names: SqlNames = {
  table: (kind) => ({ name: `"${kind}"`, id: 'id', tenant: 'tenant_id' }),
  field: (_, field, alias) => `${alias}."${field}"`,
  one: (_, relation, alias) => `${alias}."${relation}"`,
  list: (kind, _, alias, item) => `${item}."${kind}" = ${alias}.id`,
}

interface Row {
  ref: SubjectRef
  values: Record<string, FieldValue>
}

/** Sixty customers with tickets, homes and orders, a quarter of all values unknown. */
function randomCompany(): Row[] {
  const random = seeded(20260315)
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)] as Item
  const maybe = <Item>(value: Item): Item | null => (random() < 0.25 ? null : value)
  const rows: Row[] = []
  const add = (kind: string, values: Record<string, FieldValue>): string => {
    const id = `00000000-0000-7000-8000-${String(rows.length + 10).padStart(12, '0')}`
    rows.push({ ref: { kind, id }, values })
    return id
  }
  const several = (make: () => void) => {
    for (let n = Math.floor(random() * 4); n > 0; n--) make()
  }
  const projects = ['mall', 'office', null].map((kind) => add('project', { kind }))
  for (let n = 0; n < 60; n++) {
    const sales: Record<string, number> = {}
    for (const month of ['2026-02', '2026-01', '2025-12', '2025-02', '2025-01', '2024-12'])
      if (random() < 0.8) sales[month] = pick([0, 1, 3, 2.5])
    const customer = add('customer', {
      kind: maybe(pick(['person', 'household'])),
      level: maybe(pick(['A1', 'A2', 'A3'])),
      points: maybe(pick([0, 1, 3, 0.25, -2])),
      since: maybe(pick(days)),
      birthday: maybe(pick(days)),
      sales: maybe(sales),
      hobbies: maybe(pick([['tea'], ['chess'], []])),
      'consent.care': maybe(random() < 0.5),
      project: maybe(pick(projects)),
    })
    several(() =>
      add('ticket', {
        customer,
        valid: maybe(random() < 0.5),
        satisfied: maybe(random() < 0.5),
        filedAt: maybe(`${pick(days)}T${pick(clocks)}Z`),
      }),
    )
    several(() => add('holding', { customer, signedOn: maybe(pick(days)) }))
    several(() => add('order', { customer, amount: maybe(pick([0, 5, 3, 7.5])), on: maybe(pick(days)) }))
  }
  return rows
}

function worldOf(rows: Row[]): World {
  const byId = new Map(rows.map((row) => [row.ref.id, row]))
  const lists = new Map<string, SubjectRef[]>()
  for (const { ref, values } of rows) {
    const key = `${values.customer}.${ref.kind}s`
    lists.set(key, [...(lists.get(key) ?? []), ref])
  }
  return {
    field: (subject, name) => byId.get(subject.id)?.values[name],
    one: (subject, relation) => {
      const id = byId.get(subject.id)?.values[relation]
      return typeof id === 'string' ? { kind: relation, id } : undefined
    },
    list: (subject, list) => lists.get(`${subject.id}.${list}`) ?? [],
    all: () => [],
    duties: () => [],
    openings: () => [],
    moments: () => [],
    records: () => [],
    raised: () => false,
  }
}

test('a condition answers the same in memory and in the database', async () => {
  const client = new pg.Client(JSON.parse(process.env.KEBAN_TEST_CONNECTION ?? '{}') as pg.ClientConfig)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`create schema conditions; set local search_path to conditions; ${tables}`)
    const rows = randomCompany()
    for (const { ref, values } of rows) {
      const columns = Object.keys(values)
      const places = columns.map((_, i) => `$${i + 3}`)
      const cells = columns.map((column) =>
        column === 'sales' ? JSON.stringify(values[column]) : values[column],
      )
      await client.query(
        `insert into "${ref.kind}" (tenant_id, id, ${columns.map((column) => `"${column}"`).join(', ')}) values ($1, $2, ${places.join(', ')})`,
        [tenant, ref.id, ...cells],
      )
    }
    const parameter = (name: string) => parameterValues[name] ?? null
    const facts = { world: worldOf(rows), now, timeZone, parameter, derived: new Map() }
    const plan = { names, alias: 'c', tenant, now, timeZone, parameter, derived: new Map() }
    const different: string[] = []
    for (const condition of fc.sample(conditions, { numRuns: 2000, seed: 7 })) {
      const text = printCondition(condition)
      if (text.length > 500) continue
      const { tree } = readCondition(text, customerScope)
      const sql = compileSql(tree, plan)
      const found = await client.query<{ id: string; answer: boolean | null }>(
        `select c.id, ${sql.text} as answer from customer c`,
        sql.values,
      )
      for (const { id, answer } of found.rows) {
        const own = evaluate(tree, { ...facts, subject: { kind: 'customer', id } })
        if (own !== answer) different.push(`${text}: in memory ${own}, in the database ${answer}`)
      }
    }
    expect(different).toEqual([])
  } finally {
    await client.query('rollback')
    await client.end()
  }
}, 120_000)
