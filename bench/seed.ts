import pg from 'pg'
import { pinyin } from 'pinyin-pro'
import { foundCompany } from '#modules/tenants/found-company.ts'
import { openPool } from '#platform/database.ts'
import { makeVault } from '#platform/encryption.ts'
import { migrate } from '#platform/migrate.ts'
import { perform, type System } from '#platform/perform.ts'
import { prepareQueue } from '#platform/queue.ts'
import { loadActor } from '../src/modules/staff/find-actor.ts'
import { openSystem } from '../src/start/system.ts'
import { benchKeys, keepSeeded, NOW, openPlace, option, type Place, type Seeded, seededAt } from './place.ts'
import { customers, helpers, history, places } from './seed-sql.ts'

const PROJECTS = 20
const SMALL_TENANTS = 50
const SMALL_CUSTOMERS = 200
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡']
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉红建文志国海燕春梅林云峰宇浩然子涵梓轩欣怡思雨佳琪',
]

/** Builds the database of one size as the owner of the tables, or answers what an earlier run built. */
export async function seed(place: Place, many: number): Promise<Seeded> {
  const started = performance.now()
  const pool = openPool(place.connection, 'owner', 2)
  await migrate(pool, 'db/migrations')
  await prepareQueue(place.connection, pool)
  await pool.end()
  const known = seededAt(place.directory)
  if (known) return known
  const opened = await openSystem(place.connection, benchKeys, { dataDir: place.directory }, 2)
  const client = new pg.Client({
    ...place.connection,
    options: '-c search_path=public,keban -c timezone=UTC -c synchronous_commit=off',
  })
  client.on('error', () => {})
  await client.connect()
  const rows: Record<string, number> = {}
  const tenantId = await fill(opened.system, client, 'bench', many, PROJECTS, rows)
  for (let n = 1; n <= SMALL_TENANTS; n++)
    await fill(opened.system, client, `small-${n}`, SMALL_CUSTOMERS, 1, {})
  await client.query('vacuum analyze')
  await client.end()
  await opened.close()
  const seeded = {
    customers: many,
    tenantId,
    rows,
    seconds: Math.round((performance.now() - started) / 1000),
  }
  keepSeeded(place.directory, seeded)
  return seeded
}

async function fill(
  system: System,
  client: pg.Client,
  slug: string,
  many: number,
  projects: number,
  rows: Record<string, number>,
): Promise<string> {
  const founding = {
    name: '云栖物业',
    slug,
    goLiveOn: '2025-01-01',
    administrator: { name: '罗辉', account: `${slug}-admin`, passwordHash: 'none:none' },
  }
  const { tenantId, staffId } = await foundCompany(system, founding, NOW)
  const actor = await loadActor(system.pool, tenantId, staffId, new Date(NOW))
  const ask = (operation: string, input: unknown) => perform(system, { operation, input, actor, now: NOW })
  await ask('playbooks.adopt-pack', { pack: 'property-care' })
  const draft = (await ask('playbooks.read-draft', { name: 'property-care' })) as { revision: number }
  await ask('playbooks.publish', { name: 'property-care', revision: draft.revision, reason: '首次启用' })
  const stewards = Math.max(1, Math.round(many / 700))
  await client.query(helpers(slug === 'bench' ? 0 : Number(slug.slice(6))))
  await client.query(
    `insert into auth."user" (id, name, email, "emailVerified", username) select $1 || '-' || n, '员工', $1 || n || '@login.invalid', true, $1 || '-' || n from generate_series(0, $2::int + 1) n`,
    [slug, stewards],
  )
  await client.query(
    `insert into auth.session (id, "expiresAt", token, "updatedAt", "userId") select $1 || '-' || n, now() + interval '1000 days', $1 || '-token-' || n, now(), $1 || '-' || n from generate_series(0, $2::int + 1) n`,
    [slug, stewards],
  )
  await client.query(
    `insert into staff (tenant_id, id, name, login_id, created_at) select $1, pg_temp.id(4, n), case when n < $3::int then '管家' || n else '经理' || n end, $2 || '-' || n, '2025-01-01' from generate_series(0, $3::int + 1) n`,
    [tenantId, slug, stewards],
  )
  const each = Math.ceil(many / projects)
  for (const [name, text] of places) {
    const values = [tenantId, projects, Math.ceil(each / 100), many, stewards].slice(
      0,
      name === 'projects' ? 2 : name === 'buildings' ? 3 : 5,
    )
    rows[name] = (await client.query(text, values)).rowCount ?? 0
  }
  await client.query(
    `insert into staff_roles (tenant_id, staff_id, role, project_id, from_on, id) select $1, pg_temp.id(4, n), case when n < $2::int then 'steward' when n = $2 then 'care-lead' else 'general-manager' end,
    case when n < $2::int then pg_temp.id(1, n * $3::int / $2::int) end, '2025-01-01', pg_temp.id(11, n) from generate_series(0, $2::int + 1) n`,
    [tenantId, stewards, projects],
  )
  const vault = makeVault(benchKeys)
  const sealed = Array.from({ length: 10_000 }, (_, tail) =>
    vault.seal(`+861381234${String(tail).padStart(4, '0')}`),
  )
  const spell = (text: string) => pinyin(text, { toneType: 'none' }).replace('ü', 'v')
  const filled = await client.query(customers, [
    tenantId,
    many,
    each,
    stewards,
    SURNAMES,
    GIVEN,
    SURNAMES.map(spell),
    GIVEN.map(spell),
    sealed,
  ])
  rows.customers = filled.rowCount ?? 0
  await client.query('analyze customers')
  await client.query(
    'insert into customer_numbers (tenant_id, next) values ($1, $2) on conflict (tenant_id) do update set next = excluded.next',
    [tenantId, many + 1],
  )
  const used = {
    reason: { event: 'cover', at: '2026-01-01T00:00:00.000Z', dueText: 'end of period', parameters: {} },
    verb: 'contact',
    what: { by: ['phone', 'sms', 'face', 'wechat'], form: 'keep-in-touch' },
    meetsBy: ['contact'],
  }
  for (const [name, text] of history)
    rows[name] = (await client.query(text, [tenantId, many, JSON.stringify(used)])).rowCount ?? 0
  await client.query('update opened_days set until = $2 where tenant_id = $1', [tenantId, NOW])
  return tenantId
}

if (process.argv[1]?.endsWith('seed.ts')) {
  const many = option('customers', 1_000_000)
  const place = await openPlace(many)
  try {
    console.log(await seed(place, many))
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
  await place.postgres.stop()
  process.exit()
}
