import { loadavg } from 'node:os'
import { Readable } from 'node:stream'
import pg from 'pg'
import { receiptOf } from '#modules/files/keep-file.ts'
import { loadActor } from '#modules/staff/find-actor.ts'
import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import { type Opened, openSystem } from '../src/start/system.ts'
import { seeTower } from './building.ts'
import { forgetImport } from './forget.ts'
import { child, heard } from './measure.ts'
import { benchKeys, NOW, type Place, type Seeded } from './place.ts'
import { rehearseYear } from './rehearsal.ts'
import { retimeClocks } from './retime.ts'
import { projectId } from './samples.ts'
import { importLedger } from './workbook.ts'

const IMPORTED = 10_000
const DUE = 100_000
const WORKERS = 4
const COLLEAGUES = 2000
const MATTERS_EACH = 100
const MORNING = '2026-06-15T00:15:00.000Z'
const SWEEP_SECONDS = 60
const HALF_YEAR = '2026-06-30T16:00:00.000Z'

interface Bench {
  place: Place
  seeded: Seeded
  opened: Opened
  owner: pg.Client
}

/** The heavy work of workers, without a floor: each leaves the database as it was. */
export async function measureBulk(place: Place, seeded: Seeded, wanted: (letter: string) => boolean) {
  const opened = await openSystem(place.connection, benchKeys, { dataDir: place.directory }, 4)
  const owner = new pg.Client({ ...place.connection, options: '-c search_path=public,keban -c timezone=UTC' })
  owner.on('error', () => {})
  await owner.connect()
  const bench = { place, seeded, opened, owner }
  if (wanted('h')) await importRows(bench)
  if (wanted('i')) await openDay(bench)
  if (wanted('j')) await sweep(bench)
  if (wanted('k')) await digests(bench)
  if (wanted('l')) await seeTower(seeded, opened.system, owner)
  if (wanted('m')) await importLedger(place, seeded, opened, owner)
  if (wanted('p')) await rehearseYear(seeded, opened, owner)
  if (wanted('u')) await retimeClocks(seeded, opened, owner)
  await owner.end()
  await opened.close()
}

const say = (letter: string, title: string, count: number, seconds: number, more = '') =>
  console.log(
    `(${letter}) ${title}: ${count} in ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)}/s${more}   load ${loadavg()[0]!.toFixed(1)}`,
  )

/** Ten thousand people with their homes, by the steps a worker takes; also how long each part of the way was. */
async function importRows({ seeded, opened, owner }: Bench) {
  const { system } = opened
  const { tenantId } = seeded
  const { rows: founders } = await owner.query('select id from staff where tenant_id = $1 and name = $2', [
    tenantId,
    '罗辉',
  ])
  const actor = await loadActor(system.pool, tenantId, founders[0].id, new Date(NOW))
  const ask = async (operation: string, input: unknown, by = actor) =>
    (await perform(system, { operation, input, actor: by, now: NOW })) as { id: string; more: boolean }
  const { rows: homes } = await owner.query(
    'select room from units where tenant_id = $1 and project_id = $2 order by id limit $3',
    [tenantId, projectId(0), IMPORTED],
  )
  const lines = Array.from({ length: IMPORTED }, (_, n) => {
    const room = homes[n % homes.length].room
    return `新客${String.fromCodePoint(0x4e00 + (n % 5000))},139${String(10_000_000 + n)},${room}`
  })
  const bytes = Buffer.from(`姓名,手机,房号\n${lines.join('\n')}\n`)
  const { digest, size } = await system.files.put(Readable.from([bytes]), 100_000_000)
  const receipt = receiptOf(system.vault, tenantId, actor.id, digest)
  const file = await ask('files.keep', { digest, size, name: 'bench.csv', type: 'text/csv', receipt })
  const started = performance.now()
  const { id } = await ask('imports.start', { fileId: file.id, projectId: projectId(0) })
  const marks: string[] = []
  const work = async (operation: string) => {
    const from = performance.now()
    while ((await ask(operation, { id }, systemActor(tenantId) as typeof actor)).more);
    marks.push(`${operation} ${((performance.now() - from) / 1000).toFixed(1)} s`)
  }
  await work('imports.read-file')
  await ask('imports.check', { id })
  await work('imports.check-rows')
  await ask('imports.confirm', { id })
  await work('imports.apply-rows')
  const seconds = (performance.now() - started) / 1000
  const { rows } = await owner.query(
    'select count(*)::int as n from customers where tenant_id = $1 and import_id = $2',
    [tenantId, id],
  )
  say('h', `import of ${IMPORTED} rows`, rows[0].n, seconds, ` (${marks.join(', ')})`)
  await forgetImport(owner, tenantId, id)
}

/** The midnight at which a new half-year of keeping in touch begins: something is owed to everybody. */
async function openDay({ seeded, opened, owner }: Bench) {
  const { tenantId } = seeded
  const mark = 'update opened_days set until = $2 where tenant_id = $1'
  await owner.query(mark, [tenantId, new Date(Date.parse(HALF_YEAR) - 3_600_000).toISOString()])
  const after = new Date(Date.parse(HALF_YEAR) + 60_000).toISOString()
  const started = performance.now()
  const opening = {
    operation: 'obligations.open-day',
    input: { until: after },
    actor: systemActor(tenantId),
    now: after,
  }
  let duties = 0
  for (let more = true; more; ) {
    const answer = (await perform(opened.system, opening)) as { opened: number; more: boolean }
    duties += answer.opened
    more = answer.more
  }
  say('i', `opening a day for ${seeded.customers} customers`, duties, (performance.now() - started) / 1000)
  await owner.query('delete from obligations where tenant_id = $1 and recorded_at = $2', [
    tenantId,
    HALF_YEAR,
  ])
  await owner.query('vacuum analyze obligations')
  await owner.query(mark, [tenantId, NOW])
}

/** Four workers, one of them killed on the way; each rung once, whoever took it. */
async function sweep({ place, seeded, owner }: Bench) {
  const { tenantId } = seeded
  await owner.query(
    `insert into obligations (tenant_id, id, playbook, version, rule, clause, occurrence, subject_kind, subject_id, customer_id, unit_id, project_id, role, owed_by,
      due_at, opened_at, recorded_at, next_step_at, trigger_at, ladder, used)
    select tenant_id, uuid_v7(), playbook, version, rule, clause, 'due-' || n, subject_kind, subject_id, customer_id, unit_id, project_id, role, owed_by,
      at, at, at, at, at, jsonb_build_array(jsonb_build_object('at', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'), 'tell', '[]'::jsonb, 'words', '["assignee"]'::jsonb)), used
    from (select o.*, n, $2::timestamptz - interval '10 minutes' as at from obligations o, generate_series(1, ceil($3 / $4::float)::int) n
      where o.tenant_id = $1 and o.occurrence = '2026-H1' and o.state = 'open' limit $3) o`,
    [tenantId, NOW, DUE, Math.floor(seeded.customers / 5)],
  )
  await owner.query('analyze obligations')
  const workers = Array.from({ length: WORKERS }, () =>
    child('sweeper.ts', [place.directory, JSON.stringify(place.connection), tenantId, String(SWEEP_SECONDS)]),
  )
  await Promise.all(workers.map((each) => heard(each)))
  const started = performance.now()
  const done = workers.map((each) => {
    each.send('go')
    return heard(each).catch(() => null)
  })
  setTimeout(() => workers[0]!.kill('SIGKILL'), 3000)
  await Promise.all(done)
  const seconds = (performance.now() - started) / 1000
  const { rows } = await owner.query(
    `select count(*) filter (where o.rung = 1)::int as taken, count(*) filter (where o.next_step_at is not null)::int as left,
      (select count(*)::int from bell_entries b where b.tenant_id = $1 and b.at = $2) as bells,
      (select count(*)::int from events e where e.tenant_id = $1 and e.kind = 'obligation.breached' and e.recorded_at = $2) as breaches
    from obligations o where o.tenant_id = $1 and o.occurrence like 'due-%'`,
    [tenantId, NOW],
  )
  const { taken, left, bells, breaches } = rows[0]
  const exact = taken === bells && taken === breaches ? 'each rung once' : 'RUNGS DIFFER'
  say(
    'j',
    `sweep, ${WORKERS} workers, one killed`,
    taken,
    seconds,
    ` (${left} left, ${bells} bells, ${breaches} breaches: ${exact})`,
  )
  await owner.query(`delete from obligations where tenant_id = $1 and occurrence like 'due-%'`, [tenantId])
  await owner.query('delete from bell_entries where tenant_id = $1 and at = $2', [tenantId, NOW])
  await owner.query(
    `delete from events where tenant_id = $1 and kind = 'obligation.breached' and recorded_at = $2`,
    [tenantId, NOW],
  )
}

/** The morning's digests of 2,000 colleagues with 100 open matters each, beside everything else that is open. */
async function digests({ seeded, opened, owner }: Bench) {
  const { tenantId } = seeded
  const ours = "name like '同事%'"
  await owner.query(
    `insert into staff (tenant_id, id, name, email, created_at) select $1, uuid_v7(), '同事' || n, 'c' || n || '@example.cn', '2025-01-01'
     from generate_series(1, $2::int) n`,
    [tenantId, COLLEAGUES],
  )
  await owner.query(
    `insert into obligations (tenant_id, id, playbook, version, rule, clause, occurrence, subject_kind, subject_id, customer_id, unit_id, project_id, role, owed_by,
      due_at, opened_at, recorded_at, trigger_at, ladder, used)
    select o.tenant_id, uuid_v7(), o.playbook, o.version, o.rule, o.clause, 'digest-' || n, o.subject_kind, o.subject_id, o.customer_id, o.unit_id, o.project_id, o.role,
      s.ids[1 + (row_number() over ()) % $3::int], $2::timestamptz + ((row_number() over ()) % 960 - 240) * interval '1 hour', $2, $2, $2, '[]', o.used
    from (select * from obligations where tenant_id = $1 and occurrence = '2026-H1' limit 10000) o,
      (select array_agg(id) as ids from staff where tenant_id = $1 and ${ours}) s, generate_series(1, ceil($4::float / (select count(*) from
        (select 1 from obligations where tenant_id = $1 and occurrence = '2026-H1' limit 10000) x))::int) n`,
    [tenantId, MORNING, COLLEAGUES, COLLEAGUES * MATTERS_EACH],
  )
  await owner.query('analyze obligations')
  const { rows } = await owner.query(
    `select count(*)::int as n from obligations where tenant_id = $1 and state = 'open'`,
    [tenantId],
  )
  opened.system.channels = ['mail']
  const collecting = {
    operation: 'notices.collect',
    input: {},
    actor: systemActor(tenantId),
    now: MORNING,
  }
  const seconds: number[] = []
  let made = 0
  for (let n = 0; n < 3; n += 1) {
    for (const table of ['notices', 'digests_made'])
      await owner.query(`delete from ${table} where tenant_id = $1`, [tenantId])
    const started = performance.now()
    made = ((await perform(opened.system, collecting)) as { digests: number }).digests
    seconds.push((performance.now() - started) / 1000)
  }
  say('k', `digests among ${rows[0].n} open matters`, made, seconds.sort((a, b) => a - b)[1]!)
  for (const table of ['notices', 'digests_made'])
    await owner.query(`delete from ${table} where tenant_id = $1`, [tenantId])
  await owner.query(`delete from obligations where tenant_id = $1 and occurrence like 'digest-%'`, [tenantId])
  await owner.query(`delete from staff where tenant_id = $1 and ${ours}`, [tenantId])
  await owner.query('vacuum analyze obligations')
}
