import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { loadActor } from '#modules/staff/find-actor.ts'
import { perform, type System } from '#platform/perform.ts'
import { openSystem } from '../src/start/system.ts'
import { benchKeys, cookieOf, NOW, type Place, type Seeded } from './place.ts'

export interface Statement {
  name: string
  text: string
  values: unknown[]
}

/** One request as each of the three answers it: Keban by its address, the references by the statements behind it. */
export interface Sample {
  path: string
  cookie: string
  statements: Statement[]
}

export interface Case {
  letter: string
  title: string
  samples: Sample[]
}

interface Asked {
  operation: string
  address: string
  input: Record<string, unknown>
  staff: number
}

const id = (kind: number, i: number) => {
  const hex = `${(1_700_000_000_000 + i * 20).toString(16).padStart(12, '0')}7${kind.toString(16).padStart(3, '0')}8${i.toString(16).padStart(15, '0')}`
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The seeded ids, as the seed's SQL makes them. */
export const customerId = (i: number) => id(5, i)
export const stewardId = (i: number) => id(4, i)
export const projectId = (i: number) => id(1, i)

const LEVELS = ['铂金', '金', '银', '蓝']
const few = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n))

/** What is asked in each case; `staff` counts stewards, then the lead, then the general manager. */
function askedOf(seeded: Seeded): { letter: string; title: string; asked: Asked[] }[] {
  const stewards = Math.max(1, Math.round(seeded.customers / 700))
  const manager = stewards + 1
  const search = (text: string, staff: number): Asked => ({
    operation: 'customers.search',
    address: '/customers/search',
    input: { text },
    staff,
  })
  const spread = (n: number, of: number) => Math.floor((n * 7919) % of)
  return [
    {
      letter: 'a',
      title: 'customers by project and level',
      asked: few(40, (n) => ({
        operation: 'customers.list',
        address: '/customers',
        input: { projectId: projectId(n % 20), level: LEVELS[n % 4], limit: 20 },
        staff: manager,
      })),
    },
    {
      letter: 'b1',
      title: 'two characters, whole company',
      asked: ['王伟', '李娜', '陈静', '浩然', '子涵', '张敏'].map((text) => search(text, manager)),
    },
    { letter: 'b2', title: 'worst pair, whole company', asked: [search('小明', manager)] },
    {
      letter: 'b3',
      title: 'worst pair, one steward',
      asked: few(30, (n) => search('小明', spread(n, stewards))),
    },
    {
      letter: 'c',
      title: 'last four digits',
      asked: few(60, (n) => search(String(spread(n, 10_000)).padStart(4, '0'), manager)),
    },
    {
      letter: 'd',
      title: '360° page',
      asked: few(200, (n) => ({
        operation: 'customers.see',
        address: `/customers/${customerId(spread(n, seeded.customers))}`,
        input: { id: customerId(spread(n, seeded.customers)) },
        staff: manager,
      })),
    },
    {
      letter: 'f',
      title: 'today of one steward',
      asked: few(30, (n) => ({
        operation: 'obligations.today',
        address: '/today',
        input: {},
        staff: spread(n, stewards),
      })),
    },
    {
      letter: 'q',
      title: 'queue of the desk, whole company',
      asked: [{ operation: 'tickets.queue', address: '/tickets', input: { limit: 30 }, staff: manager }],
    },
    {
      letter: 'r',
      title: 'queue of one steward',
      asked: few(30, (n) => ({
        operation: 'tickets.queue',
        address: '/tickets',
        input: { limit: 30 },
        staff: spread(n, stewards),
      })),
    },
    {
      letter: 's',
      title: 'measures of a month, one project',
      asked: few(10, (n) => ({
        operation: 'measures.see',
        address: '/measures',
        input: { month: '2026-05', projectId: projectId(n) },
        staff: manager,
      })),
    },
    {
      letter: 'g',
      title: 'proof of a month, one project',
      asked: few(10, (n) => ({
        operation: 'proof.see',
        address: '/proof',
        input: { month: '2026-05', projectId: projectId(10 + n) },
        staff: manager,
      })),
    },
  ]
}

const names = new Map<string, string>()
const nameOf = (text: string) => {
  const known = names.get(text) ?? `b${names.size}`
  names.set(text, known)
  return known
}

/**
 * Performs every request once and keeps the statements Keban sent, without transaction and tenant setting: the references
 * run exactly these. Written to `samples.json`, read by the reference processes.
 */
export async function makeSamples(place: Place, seeded: Seeded): Promise<Case[]> {
  const opened = await openSystem(place.connection, benchKeys, { dataDir: place.directory }, 1)
  const sent: Statement[] = []
  const client = await opened.pool.connect()
  const original = client.query.bind(client) as (...all: unknown[]) => unknown
  client.query = ((config: unknown, ...rest: unknown[]) => {
    const { name, text, values } =
      typeof config === 'string' ? { name: '', text: config, values: rest[0] } : (config as Statement)
    if (name !== 'tenant' && !/^(begin|commit|rollback)/.test(text))
      sent.push({ name: nameOf(text), text, values: (values as unknown[]) ?? [] })
    return original(config, ...rest)
  }) as typeof client.query
  client.release()
  const cases: Case[] = []
  for (const { letter, title, asked } of askedOf(seeded)) {
    const samples: Sample[] = []
    for (const one of asked) samples.push(await sampleOf(opened.system, seeded, one, sent))
    cases.push({ letter, title, samples })
  }
  await opened.close()
  writeFileSync(join(place.directory, 'samples.json'), JSON.stringify({ tenantId: seeded.tenantId, cases }))
  return cases
}

async function sampleOf(system: System, seeded: Seeded, asked: Asked, sent: Statement[]): Promise<Sample> {
  const actor = await loadActor(system.pool, seeded.tenantId, stewardId(asked.staff), new Date(NOW))
  const { operation, input } = asked
  // The first time also compiles the playbook.
  for (let time = 0; time < 2; time++) {
    sent.length = 0
    await perform(system, { operation, input, actor, now: NOW })
  }
  const query = new URLSearchParams(
    Object.entries(input).filter(([name]) => name !== 'id') as [string, string][],
  )
  return {
    path: `/api/staff${asked.address}?${query}`,
    cookie: cookieOf(`bench-token-${asked.staff}`),
    statements: [...sent],
  }
}

/** A connection as the references use it: the application role, the tenant set once, nothing parsed that need not be. */
export const referenceConfig = (connection: object, tenantId: string): pg.PoolConfig =>
  ({
    ...connection,
    max: 16,
    pipeline: true,
    types: {
      getTypeParser: (oid: number) =>
        oid === 1082 || oid === 1184 ? (text: string) => text : pg.types.getTypeParser(oid),
    },
    options: `-c role=keban_app -c search_path=public,keban -c timezone=UTC -c max_parallel_workers_per_gather=0 -c app.tenant_id=${tenantId}`,
  }) as pg.PoolConfig
