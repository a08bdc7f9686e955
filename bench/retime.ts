import { loadavg } from 'node:os'
import type { Client } from 'pg'
import { publishDays, retimeDuties } from '#modules/calendars/contract.ts'
import { loadActor } from '#modules/staff/find-actor.ts'
import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import type { Opened } from '../src/start/system.ts'
import { NOW, type Seeded } from './place.ts'

const CLOCKS = 100_000
const AT_A_TIME = 500

/** So many open clocks, and a day off that the company publishes: every step of the job that puts their times right. */
export async function retimeClocks({ tenantId }: Seeded, { system }: Opened, owner: Client) {
  const { rows: founders } = await owner.query('select id from staff where tenant_id = $1 and name = $2', [
    tenantId,
    '罗辉',
  ])
  const actor = await loadActor(system.pool, tenantId, founders[0].id, new Date(NOW))
  const { rows: before } = await owner.query(
    'select published_days as days from keban.tenants where id = $1',
    [tenantId],
  )
  // Of whatever else is open the others are measured; it would be looked at first.
  await owner.query(
    `update obligations set state = 'lapsed', closed_at = opened_at, closing_reason = 'bench ' || state where tenant_id = $1 and state in ('open', 'waiting')`,
    [tenantId],
  )
  await owner.query(
    `insert into obligations (tenant_id, id, playbook, version, rule, clause, occurrence, subject_kind, subject_id, customer_id, unit_id, project_id, role, owed_by, state,
        due_at, opened_at, recorded_at, trigger_at, event_kind, used)
      select t.tenant_id, keban.uuid_v7(), o.playbook, o.version, o.rule, o.clause, 'retime ' || n, 'ticket', t.id, t.customer_id, t.unit_id, t.project_id, o.role, t.assignee,
        'open', $2::timestamptz + interval '9 days', $2, $2, $2, o.event_kind, jsonb_set(o.used, '{reason,at}', to_jsonb($2::text))
      from (select * from obligations where tenant_id = $1 and used->>'clock' = 'solve' and subject_kind = 'ticket' limit 1) o,
        generate_series(1, (select ceil($3 / count(*)::numeric)::int from tickets where tenant_id = $1)) n, tickets t
      where t.tenant_id = $1 order by t.id, n limit $3`,
    [tenantId, NOW, CLOCKS],
  )
  await owner.query('analyze obligations')
  await perform(system, {
    operation: publishDays.name,
    input: { year: 2026, off: ['2026-06-17'], work: [], reason: 'bench' },
    actor,
    now: NOW,
  })
  system.tenants.forget()
  const { rows: ids } = await owner.query(
    `select id from (select id, row_number() over (order by id) as n from obligations where tenant_id = $1 and state in ('open', 'waiting')) x where n % $2 = 0`,
    [tenantId, AT_A_TIME],
  )
  const from = performance.now()
  const cpu = process.cpuUsage()
  let moved = 0
  for (const after of [undefined, ...ids.map(({ id }) => id as string)]) {
    const step = (await perform(system, {
      operation: retimeDuties.name,
      input: { days: 'bench', ...(after ? { after } : {}) },
      actor: systemActor(tenantId),
      now: NOW,
    })) as { moved: number }
    moved += step.moved
  }
  const seconds = (performance.now() - from) / 1000
  const { user, system: kernel } = process.cpuUsage(cpu)
  await owner.query(`delete from obligations where tenant_id = $1 and occurrence like 'retime %'`, [tenantId])
  await owner.query(
    `update obligations set state = substr(closing_reason, 7), closed_at = null, closing_reason = null where tenant_id = $1 and closing_reason like 'bench %'`,
    [tenantId],
  )
  await owner.query('update keban.tenants set published_days = $2 where id = $1', [
    tenantId,
    JSON.stringify(before[0].days),
  ])
  console.log(
    `(u) ${CLOCKS} open clocks after a calendar was published: ${moved} moved in ${seconds.toFixed(1)} s, ${(CLOCKS / seconds).toFixed(0)}/s (of this processor ${((user + kernel) / 1e6).toFixed(1)} s)   load ${loadavg()[0]!.toFixed(1)}`,
  )
}
