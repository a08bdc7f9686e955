import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { openPool } from '#platform/database.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { openapi } from '#platform/openapi.ts'
import { operations } from '../app.ts'

/** Writes everything that is derived: table types, the schema for review, the OpenAPI documents. `check` only compares. */
export async function generate(mode: 'write' | 'check'): Promise<string[]> {
  const directory = `/tmp/keban-generate-${process.pid}`
  mkdirSync(directory, { recursive: true })
  const postgres = await startEmbeddedPostgres(directory)
  const owner = openPool(postgres.connection, 'owner', 2)
  try {
    await migrate(owner, 'db/migrations')
    const types = join(directory, 'tables.ts')
    const url = `postgres://keban@localhost/postgres?host=${encodeURIComponent(postgres.connection.host!)}`
    execFileSync(
      process.execPath,
      [
        'node_modules/kysely-codegen/dist/cli/bin.js',
        '--url',
        url,
        '--dialect',
        'postgres',
        '--out-file',
        types,
        '--date-parser',
        'string',
        '--exclude-pattern',
        '(auth|jobs).*',
        '--overrides',
        '{"columns":{}}',
        '--log-level',
        'error',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const outputs: [string, string][] = [
      ['src/platform/tables.ts', isoTimes(readFileSync(types, 'utf8'))],
      ['db/schema.sql', await describeSchema(owner)],
      ['api/staff.openapi.json', `${JSON.stringify(openapi(operations, 'staff'), null, 1)}\n`],
      ['api/customer.openapi.json', `${JSON.stringify(openapi(operations, 'customer'), null, 1)}\n`],
    ]
    const different: string[] = []
    for (const [file, text] of outputs) {
      if (read(file) === text) continue
      different.push(file)
      if (mode === 'write') writeFileSync(file, text)
    }
    return different
  } finally {
    await owner.end()
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Times arrive as ISO text and 64-bit numbers as numbers: the types say what the parsers do. */
function isoTimes(source: string): string {
  return source
    .replace(
      /export type Timestamp = .*;/,
      'export type Timestamp = ColumnType<string, Date | string, Date | string>;',
    )
    .replace(
      /export type Int8 = .*;/,
      'export type Int8 = ColumnType<number, bigint | number | string, bigint | number | string>;',
    )
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

async function describeSchema(pool: pg.Pool): Promise<string> {
  const lines: string[] = ['-- Generated from db/migrations for review; nothing reads it.', '']
  const columns = await pool.query(`select n.nspname || '.' || c.relname as "table", a.attname as name,
      format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as standard,
      c.relrowsecurity and c.relforcerowsecurity as locked
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where n.nspname in ('public', 'keban', 'auth') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by 1, a.attnum`)
  const rules =
    await pool.query(`select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as text
    from pg_constraint where connamespace in ('public'::regnamespace, 'keban'::regnamespace) and contype <> 'n' order by 1, 2`)
  const indexes = await pool.query(
    `select indexdef as text from pg_indexes where schemaname in ('public', 'keban', 'auth') order by schemaname, tablename, indexname`,
  )
  let current = ''
  for (const row of columns.rows) {
    if (row.table !== current) {
      current = row.table
      lines.push('', `table ${current}${row.locked ? '  -- row-level security forced' : ''}`)
    }
    lines.push(
      `  ${row.name} ${row.type}${row.required ? ' not null' : ''}${row.standard ? ` default ${row.standard}` : ''}`,
    )
  }
  lines.push('', '-- constraints', ...rules.rows.map((row) => `${row.table}: ${row.name} ${row.text}`))
  lines.push('', '-- indexes', ...indexes.rows.map((row) => row.text))
  return `${lines.join('\n')}\n`
}
