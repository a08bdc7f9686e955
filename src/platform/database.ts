import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
import { GatheringSocket } from './gathering-socket.ts'
import type { DB } from './tables.ts'
import { prepareReading, readFor } from './tenant-statement.ts'

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
  port?: number
  password?: string
  connectionString?: string
  user?: string
  database?: string
}

/**
 * The tables' owner connects for migrations and the queue; everything else runs as `keban_app`.
 * A hasty pool does not wait for the disk at each commit: for work that begins anew when it is cut off.
 */
export function openPool(
  connection: Connection,
  role: 'owner' | 'application',
  max = 16,
  pace: 'safe' | 'hasty' = 'safe',
): pg.Pool {
  const search = `-c search_path=public,keban -c timezone=UTC${pace === 'hasty' ? ' -c synchronous_commit=off' : ''}`
  const pool = new pg.Pool({
    ...connection,
    max,
    types,
    pipeline: true,
    stream: () => new GatheringSocket(),
    // Many small requests share few cores: starting parallel workers for one of them costs more than its work.
    options:
      role === 'application'
        ? `-c role=keban_app -c plan_cache_mode=auto -c max_parallel_workers_per_gather=0 ${search}`
        : search,
    application_name: `keban ${role}`,
  } as pg.PoolConfig)
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.query(prepareReading).catch(() => {})
  })
  return pool
}

/** What an operation asks: the checked-out connection, or one that sends every statement as a reading one of its tenant. */
export interface Asking {
  // biome-ignore lint/suspicious/noExplicitAny: the rows of a statement are what the caller says, as in pg.
  query<R extends pg.QueryResultRow = any>(
    asked: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<R>>
}

/** What one operation asks through. Once it has ended, a statement that comes late is refused before it is sent. */
class Handle implements DatabaseConnection, Asking {
  readonly db = new Kysely<DB>({ dialect: new HandleDialect(this) })
  #client: pg.ClientBase
  #reading: string | null
  #ended = false

  /** `reading` is the tenant whose data are read; null within a transaction. */
  constructor(client: pg.ClientBase, reading: string | null) {
    this.#client = client
    this.#reading = reading
  }

  end(): void {
    this.#ended = true
  }

  async query(asked: string | pg.QueryConfig, values: unknown[] = []): Promise<pg.QueryResult> {
    if (this.#ended) throw new Error('this operation has ended: a statement was asked that nobody waited for')
    const config = typeof asked === 'string' ? { text: asked, values } : asked
    return this.#reading ? readFor(this.#client, this.#reading, config) : this.#client.query(config)
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const config = { name: nameOf(this.#client, sql), text: sql, values: parameters as unknown[] }
    const { rows, rowCount } = await this.query(config)
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield* []
    throw new Error('streams need a connection of their own')
  }
}

const NAMED_STATEMENTS = 400
const statementNames = new WeakMap<pg.ClientBase, Map<string, string>>()

/** Statements of a connection are named as long as there are few enough of them. */
function nameOf(client: pg.ClientBase, text: string): string | undefined {
  const names = statementNames.get(client) ?? new Map<string, string>()
  statementNames.set(client, names)
  const known = names.get(text)
  if (known || names.size >= NAMED_STATEMENTS) return known
  const name = `k${names.size}`
  names.set(text, name)
  return name
}

class HandleDialect implements Dialect {
  #handle: Handle
  constructor(handle: Handle) {
    this.#handle = handle
  }
  createDriver(): Driver {
    const connection = this.#handle
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

type Work<T> = (db: Db, client: Asking) => Promise<T>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Runs `work` so that it sees one tenant only. What writes is one transaction, whose tenant travels with BEGIN in one network
 * write; what only reads asks statement by statement, each with its tenant. No connection remembers a tenant, and what `work`
 * was handed asks nothing more once it has returned or thrown.
 */
export async function inTenant<T>(
  pool: pg.Pool,
  tenantId: string,
  mode: 'read' | 'write',
  work: Work<T>,
): Promise<T> {
  if (!UUID.test(tenantId)) throw new Error(`"${tenantId}" is no tenant`)
  const client = await pool.connect()
  return mode === 'read' ? reading(client, tenantId, work) : writing(client, tenantId, work)
}

async function reading<T>(client: pg.PoolClient, tenantId: string, work: Work<T>): Promise<T> {
  const handle = new Handle(client, tenantId)
  try {
    return await work(handle.db, handle)
  } finally {
    handle.end()
    client.release()
  }
}

async function writing<T>(client: pg.PoolClient, tenantId: string, work: Work<T>): Promise<T> {
  const handle = new Handle(client, null)
  let broken: Error | undefined
  try {
    const opening = client.query(`begin; set local app.tenant_id = '${tenantId}'`)
    opening.catch(() => {})
    try {
      const result = await work(handle.db, handle)
      handle.end()
      await opening
      const { command } = await client.query('commit')
      // PostgreSQL answers COMMIT of a transaction in which a statement failed with ROLLBACK, and no error.
      if (command !== 'COMMIT') throw new Error('a statement of this operation failed and nobody looked')
      return result
    } catch (error) {
      handle.end()
      await client.query('rollback').catch((cause: Error) => {
        broken = cause
      })
      throw error
    }
  } finally {
    client.release(broken)
  }
}

/**
 * Runs one statement of a tenant at once and for good, whatever becomes of the operation around it: for counters, so that
 * nobody waits for another's end. Needs a pool beside that of operations, and may be hasty: what is committed after it is
 * on the disk after it. Values go as literals.
 */
export async function atOnce<R extends pg.QueryResultRow>(
  pool: pg.Pool,
  tenantId: string,
  text: string,
  values: readonly string[],
): Promise<R[]> {
  const said = text.replaceAll(/\$(\d)/g, (_, n) => pg.escapeLiteral(values[Number(n) - 1]!))
  const answers = await pool.query(
    `select set_config('app.tenant_id', ${pg.escapeLiteral(tenantId)}, true); ${said}`,
  )
  return (answers as unknown as pg.QueryResult<R>[])[1]!.rows
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
