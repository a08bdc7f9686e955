import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { prepareApplicationRole } from './application-role.ts'
import { StartProblem } from './start-problem.ts'

/**
 * Applies `db/migrations` in order, each in its own transaction, forward only; any doubt stops the start. With `only` no more
 * than these: the shape an older release left.
 */
export async function migrate(
  owner: pg.Pool,
  directory: string,
  only?: readonly string[],
): Promise<string[]> {
  const files = readdirSync(directory)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
  const client = await owner.connect()
  try {
    await client.query('select pg_advisory_lock(723401)')
    await prepareApplicationRole(client)
    await client.query(`create table if not exists public.schema_migrations (
      name text primary key, digest text not null, applied_at timestamptz not null default clock_timestamp())`)
    const applied = new Map(
      (await client.query('select name, digest from public.schema_migrations order by name')).rows.map(
        (row) => [row.name, row.digest],
      ),
    )
    for (const name of applied.keys())
      if (!files.includes(name))
        throw new StartProblem(
          `数据库已由更新的客伴升级过（${name}），请用那个版本启动。`,
          `the database was migrated by a newer Keban (${name}); start that one, this one is too old`,
        )
    const done: string[] = []
    for (const file of files) {
      if (only && !only.includes(file)) continue
      const sql = readFileSync(join(directory, file), 'utf8')
      const digest = createHash('sha256').update(sql).digest('hex')
      if (applied.has(file)) {
        if (applied.get(file) !== digest) throw new Error(`migration ${file} changed after it was applied`)
        continue
      }
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query('insert into public.schema_migrations (name, digest) values ($1, $2)', [
          file,
          digest,
        ])
        await client.query('commit')
      } catch (cause) {
        await client.query('rollback')
        throw new Error(`migration ${file} failed: ${(cause as Error).message}`, { cause })
      }
      done.push(file)
    }
    return done
  } finally {
    await client.query('select pg_advisory_unlock(723401)').catch(() => {})
    client.release()
  }
}
