import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareQueue } from '#platform/queue.ts'
import { fingerprint, readKeys, readSettings } from '#platform/settings.ts'
import { openFiles } from '../start/open-files.ts'
import { bringFiles, takeFiles } from './backup-files.ts'
import { reachDatabase } from './reach-database.ts'

export interface Manifest {
  format: 1
  takenAt: string
  keys: string
  migrations: string[]
  /** Contents of uploaded files. */
  files: number
  /** Rows and the digest of the compressed file, by table. */
  tables: Record<string, { rows: number; digest: string }>
}

const SKIPPED = new Set(['public.schema_migrations', 'auth.session', 'auth.verification'])
const PAGE = 2000
const MIGRATIONS = 'db/migrations'

/** Every table in an order in which foreign keys hold, those pointed at first. */
async function tablesInOrder(
  client: pg.ClientBase,
): Promise<{ name: string; tenant: boolean; self: string | null }[]> {
  const { rows: tables } = await client.query(`select n.nspname || '.' || c.relname as name, c.oid,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and n.nspname = 'public') as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('keban', 'auth', 'public') and c.relkind = 'r' order by 1`)
  const { rows: links } =
    await client.query(`select f.conrelid::oid as from, f.confrelid::oid as to, (select a.attname from pg_attribute a where a.attrelid = f.conrelid and a.attnum = f.conkey[array_upper(f.conkey, 1)]) as by
    from pg_constraint f where f.contype = 'f'`)
  const ordered: { name: string; tenant: boolean; self: string | null }[] = []
  const left = new Map(tables.filter((table) => !SKIPPED.has(table.name)).map((table) => [table.oid, table]))
  while (left.size > 0) {
    const ready = [...left.values()].filter(
      (table) => !links.some((link) => link.from === table.oid && link.to !== table.oid && left.has(link.to)),
    )
    if (ready.length === 0) throw new Error('tables point at each other in a circle')
    for (const table of ready) {
      left.delete(table.oid)
      ordered.push({
        name: table.name,
        tenant: table.tenant,
        self: links.find((link) => link.from === table.oid && link.to === table.oid)?.by ?? null,
      })
    }
  }
  return ordered
}

/** All rows of a table as JSON lines, company by company where row-level security asks for one. */
async function* rowsOf(
  client: pg.ClientBase,
  table: { name: string; tenant: boolean; self: string | null },
  tenants: readonly string[],
): AsyncGenerator<string> {
  const order = table.self ? `order by t.${table.self} nulls first, t.ctid` : ''
  for (const tenant of table.tenant ? tenants : [null]) {
    if (tenant) await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant])
    const where = tenant ? `where t.tenant_id = '${tenant}'` : ''
    await client.query(
      `declare page no scroll cursor for select row_to_json(t)::text as line from ${table.name} t ${where} ${order}`,
    )
    for (;;) {
      const { rows } = await client.query(`fetch ${PAGE} from page`)
      if (rows.length === 0) break
      for (const row of rows) yield `${row.line}\n`
    }
    await client.query('close page')
  }
}

/** Writes everything, keys and files included, into a new folder; one snapshot, while people go on working. */
export async function runBackup(args: string[], now: string, env = process.env): Promise<number> {
  const settings = readSettings(env)
  const to = resolve(args[args.indexOf('--to') + 1] ?? '')
  if (!args.includes('--to') || existsSync(to)) {
    console.error(
      existsSync(to)
        ? `${to} exists already; a backup goes into a new folder`
        : 'usage: npm run -s backup -- --to <new folder>',
    )
    return 2
  }
  const keys = readKeys(env, settings.dataDir)
  const database = await reachDatabase(settings, false)
  const owner = openPool(database.connection, 'owner', 1)
  const client = await owner.connect()
  try {
    mkdirSync(join(to, 'tables'), { recursive: true })
    const free = statfsSync(to)
    if (free.bavail * free.bsize < 50_000_000)
      throw new Error(`only ${Math.round((free.bavail * free.bsize) / 1e6)} MB free at ${to}`)
    await client.query('begin isolation level repeatable read read only')
    const tenants = (await client.query('select id from keban.tenants order by id')).rows.map(
      (row) => row.id as string,
    )
    const manifest: Manifest = {
      format: 1,
      takenAt: now,
      keys: fingerprint(keys),
      migrations: (await client.query('select name from schema_migrations order by name')).rows.map(
        (row) => row.name,
      ),
      tables: {},
      files: 0,
    }
    const digests = new Set<string>()
    for (const table of await tablesInOrder(client)) {
      let rows = 0
      const count = async function* () {
        for await (const line of rowsOf(client, table, tenants)) {
          rows += 1
          if (table.name === 'public.files') digests.add((JSON.parse(line) as { digest: string }).digest)
          yield line
        }
      }
      const file = join(to, 'tables', `${table.name}.jsonl.gz`)
      await pipeline(
        Readable.from(count()),
        createGzip({ level: 4 }),
        createWriteStream(file, { flush: true }),
      )
      manifest.tables[table.name] = { rows, digest: await digestOf(file) }
    }
    await client.query('commit')
    const lost = await takeFiles(await openFiles(settings), digests, to)
    manifest.files = digests.size - lost.length
    writeFileSync(join(to, 'keys.json'), `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
    writeFileSync(join(to, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    const total = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    await remember(client, 'last-backup', {
      at: now,
      rows: total,
      files: manifest.files,
      lost: lost.length,
      to,
    })
    console.log(`${total} rows of ${Object.keys(manifest.tables).length} tables, files and keys: ${to}`)
    for (const digest of lost) console.error(`the store has lost the content of file ${digest}`)
    return lost.length === 0 ? 0 : 1
  } finally {
    client.release()
    await owner.end()
    await database.release()
  }
}

/**
 * Reads a backup into an empty database and data directory, in the shape the release that took it left, counts what came out
 * against what went in, and then upgrades it as a start of this release would.
 */
export async function runRestore(args: string[], env = process.env): Promise<number> {
  const settings = readSettings(env)
  const from = resolve(args[args.indexOf('--from') + 1] ?? '')
  if (!args.includes('--from') || !existsSync(join(from, 'manifest.json'))) {
    console.error('usage: npm run -s restore -- --from <folder of a backup>, into an empty database')
    return 2
  }
  const manifest = JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8')) as Manifest
  for (const [table, { digest }] of Object.entries(manifest.tables))
    if ((await digestOf(join(from, 'tables', `${table}.jsonl.gz`))) !== digest)
      throw new Error(`${table} in the backup was changed or damaged`)
  if (existsSync(join(settings.dataDir, 'keys.json')))
    throw new Error(`${settings.dataDir} has keys already; restore into an empty data directory`)
  mkdirSync(settings.dataDir, { recursive: true })
  const database = await reachDatabase(settings, false)
  const owner = openPool(database.connection, 'owner', 2)
  await migrate(owner, MIGRATIONS, manifest.migrations)
  const client = await owner.connect()
  try {
    const known = (await client.query('select name from schema_migrations order by name')).rows.map(
      (row) => row.name as string,
    )
    if (known.join() !== manifest.migrations.join())
      throw new Error('the backup was taken by a newer Keban; restore it with that one')
    if ((await client.query('select 1 from keban.tenants limit 1')).rowCount !== 0)
      throw new Error('the database is not empty')
    await client.query('begin')
    for (const table of await tablesInOrder(client)) {
      const wanted = manifest.tables[table.name]
      const rows = wanted
        ? await load(client, table.name, table.tenant, join(from, 'tables', `${table.name}.jsonl.gz`))
        : 0
      if (rows !== (wanted?.rows ?? 0))
        throw new Error(`${table.name}: ${rows} rows read, ${wanted?.rows} were written`)
    }
    const files = await bringFiles(await openFiles(settings), from)
    if (files < (manifest.files ?? 0)) throw new Error(`${files} files read, ${manifest.files} were written`)
    await client.query('commit')
    await migrate(owner, MIGRATIONS)
    await prepareQueue(database.connection, owner)
    copyFileSync(join(from, 'keys.json'), join(settings.dataDir, 'keys.json'))
    console.log(
      `restored ${Object.keys(manifest.tables).length} tables as of ${manifest.takenAt}; every count agrees`,
    )
    return 0
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
    await owner.end()
    await database.release()
  }
}

/** What the health page tells of the last one. */
export async function remember(
  client: pg.ClientBase,
  name: string,
  value: Record<string, unknown>,
): Promise<void> {
  await client.query(
    `insert into keban.installation (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`,
    [name, JSON.stringify(value)],
  )
}

async function load(client: pg.ClientBase, table: string, tenant: boolean, file: string): Promise<number> {
  let rows = 0
  let page: string[] = []
  let current = ''
  const flush = async () => {
    if (page.length === 0) return
    if (tenant) await client.query(`select set_config('app.tenant_id', $1, true)`, [current])
    await client.query(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json) on conflict do nothing`,
      [`[${page.join(',')}]`],
    )
    page = []
  }
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const owner = tenant ? (JSON.parse(line) as { tenant_id: string }).tenant_id : ''
    if (owner !== current || page.length >= 500) await flush()
    current = owner
    page.push(line)
    rows += 1
  }
  await flush()
  return rows
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
