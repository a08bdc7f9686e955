import type pg from 'pg'
import { loadActor } from '#modules/staff/find-actor.ts'
import { systemActor } from '#platform/actor.ts'
import { inTenant } from '#platform/database.ts'
import { perform } from '#platform/perform.ts'
import { problemOf } from '#platform/problem.ts'
import { readKeys, readSettings } from '#platform/settings.ts'
import { refusalWords } from '../start/refusal-words.ts'
import { openSystem } from '../start/system.ts'
import { reachDatabase } from './reach-database.ts'

/**
 * `do <operation> '<json>' --as <person> --tenant <slug>`: performs any operation as a person (his account, name or
 * `system`) and prints pure JSON; a refusal is a problem document and exit code 1.
 */
export async function runDo(args: string[], now: string): Promise<number> {
  const [operation, json = '{}'] = args.filter(
    (argument, at) => !argument.startsWith('--') && !args[at - 1]?.startsWith('--'),
  )
  const option = (name: string) => args[args.indexOf(`--${name}`) + 1]
  if (!operation || !args.includes('--tenant')) {
    console.error("usage: npm run -s do -- <operation> '<json>' --as <account|name|system> --tenant <slug>")
    return 2
  }
  const settings = readSettings(process.env)
  const database = await reachDatabase(settings)
  const opened = await openSystem(database.connection, readKeys(process.env, settings.dataDir), settings, 4)
  try {
    const tenant = await opened.system.tenants.bySlug(option('tenant') ?? '')
    const as = args.includes('--as') ? option('as')! : 'system'
    const actor =
      as === 'system' ? systemActor(tenant.id) : await personCalled(opened.pool, tenant.id, as, now)
    const output = await perform(opened.system, { operation, input: JSON.parse(json), actor, now })
    console.log(JSON.stringify(output))
    return 0
  } catch (error) {
    const problem = problemOf(error, 'zh-CN', refusalWords())
    if (!problem) throw error
    console.log(JSON.stringify(problem))
    return 1
  } finally {
    await opened.close()
    await database.release()
  }
}

async function personCalled(pool: pg.Pool, tenantId: string, who: string, now: string) {
  const id = await inTenant(pool, tenantId, 'read', async (_db, client) => {
    const { rows } = await client.query(
      `select s.id from staff s left join auth."user" u on u.id = s.login_id where s.tenant_id = $1 and (u.username = lower($2) or s.name = $2) limit 1`,
      [tenantId, who],
    )
    return rows[0]?.id as string | undefined
  })
  if (!id) throw new Error(`nobody called "${who}" works there`)
  return loadActor(pool, tenantId, id, new Date(now))
}
