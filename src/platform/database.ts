import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Db = Kysely<DB>

/** Dates stay text, times become ISO text in UTC, 64-bit numbers become numbers within the safe bound. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    if (oid === 1082) return (text: string) => text
    if (oid === 1184) return isoTime
    if (oid === 20) return safeNumber
    return pg.types.getTypeParser(oid, 'text')
  },
} as pg.CustomTypesConfig

/** Always with three decimals, so that times compare as text: 2026-03-09T16:00:00.000Z. */
function isoTime(text: string): string {
  const [, day, time, decimals = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text) ?? []
  return day ? `${day}T${time}.${decimals.padEnd(3, '0').slice(0, 3)}Z` : text
}

function safeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is beyond what a number holds`)
  return value
}

export interface Connection {
  host?: string
  connectionString?: string
  user?: string
  database?: string
}

/** The tables' owner connects for migrations and the queue; everything else runs as `keban_app`. */
export function openPool(connection: Connection, role: 'owner' | 'application', max = 16): pg.Pool {
  const search = '-c search_path=public,keban -c timezone=UTC'
  const pool = new pg.Pool({
    ...connection,
    max,
    types,
    pipeline: true,
    // Many small requests share few cores: starting parallel workers for one of them costs more than its work.
    options:
      role === 'application'
        ? `-c role=keban_app -c plan_cache_mode=auto -c max_parallel_workers_per_gather=0 ${search}`
        : search,
    application_name: `keban ${role}`,
  } as pg.PoolConfig)
  pool.on('error', () => {})
  return pool
}

const handles = new WeakMap<pg.ClientBase, Db>()

/** Kysely over one checked-out client. Statements are named as long as there are few enough of them. */
export function kyselyOn(client: pg.ClientBase): Db {
  let handle = handles.get(client)
  if (!handle) {
    handle = new Kysely<DB>({ dialect: new ClientDialect(client) })
    handles.set(client, handle)
  }
  return handle
}

const NAMED_STATEMENTS = 400

class ClientConnection implements DatabaseConnection {
  #client: pg.ClientBase
  #names = new Map<string, string>()

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const answer = await this.#client.query({
      name: this.#nameOf(query.sql),
      text: query.sql,
      values: query.parameters as unknown[],
    })
    return { rows: answer.rows as R[], numAffectedRows: BigInt(answer.rowCount ?? 0) }
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known || this.#names.size >= NAMED_STATEMENTS) return known
    const name = `k${this.#names.size}`
    this.#names.set(text, name)
    return name
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield* []
    throw new Error('streams need a connection of their own')
  }
}

class ClientDialect implements Dialect {
  #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }
  createDriver(): Driver {
    const connection = new ClientConnection(this.#client)
    const refuse = async () => {
      throw new Error('an operation runs in one transaction, opened by perform')
    }
    return {
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: async () => {},
      destroy: async () => {},
    }
  }
  createQueryCompiler = () => new PostgresQueryCompiler()
  createAdapter = () => new PostgresAdapter()
  createIntrospector = (db: Kysely<unknown>) => new PostgresIntrospector(db)
}

/**
 * Runs `work` in a transaction that sees one tenant only. The setting is local to the transaction and travels with
 * BEGIN in one network write, so no connection remembers a tenant.
 */
export async function inTenant<T>(
  pool: pg.Pool,
  tenantId: string,
  mode: 'read' | 'write',
  work: (db: Db, client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const opening = Promise.all([
      client.query(mode === 'read' ? 'begin read only' : 'begin'),
      client.query({
        name: 'tenant',
        text: `select set_config('app.tenant_id', $1, true)`,
        values: [tenantId],
      }),
    ])
    opening.catch(() => {})
    try {
      const result = await work(kyselyOn(client), client)
      await opening
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => {
        broken = cause
      })
      throw error
    }
  } finally {
    client.release(broken)
  }
}

/** Refuses an application role that row-level security would not bind. */
export async function refuseUnboundRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    'select rolname, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
  )
  if (rows[0]?.unbound !== false)
    throw new Error(
      `the application would run as "${rows[0]?.rolname}", which row-level security does not bind`,
    )
}
