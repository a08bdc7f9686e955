import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { addWorkingTime, compileCalendar } from '../src/engine/calendar.ts'
import { deadlineWithPauses } from '../src/engine/clock.ts'
import { NOW, type Place, type Seeded } from './place.ts'
import { projectId } from './samples.ts'
import { helpers } from './seed-sql.ts'

/** Half as many tickets as customers, one in fifty open, each of those with the clock of its solution. Written once a seed. */
export async function seedDesk(place: Place, seeded: Seeded): Promise<void> {
  const client = new pg.Client({
    ...place.connection,
    options: '-c search_path=public,keban -c timezone=UTC -c synchronous_commit=off',
  })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('select exists (select from tickets where tenant_id = $1) as there', [
    seeded.tenantId,
  ])
  if (!rows[0].there) {
    await client.query(helpers(0))
    await client.query(
      `insert into tickets (tenant_id, id, day, number, playbook, kind, state, channel, category, words, project_id, unit_id, customer_id, first_contact, assignee,
        accountable, filed_by_kind, filed_by, filed_at, recorded_at, closed_at)
      select $1, pg_temp.id(12, c.number), (at at time zone 'Asia/Shanghai')::date, c.number, 'property-care', 'repair', case when open then 'accepted' else 'closed' end, 'phone',
        '门窗', '阳台推拉门推不动，轨道好像变形了', c.project_id, c.main_unit_id, c.id, c.steward_id, c.steward_id, 'service-centre', 'staff', c.steward_id, at, at,
        case when not open then at + interval '2 days' end
      from (select c.*, c.number % 100 = 1 as open, $2::timestamptz - case when c.number % 100 = 1 then pg_temp.pick(c.number, 7, 20) else 30 + pg_temp.pick(c.number, 8, 500) end * interval '1 day' as at
        from customers c where c.tenant_id = $1 and c.number % 2 = 1) c`,
      [seeded.tenantId, NOW],
    )
    await client.query(
      `insert into obligations (tenant_id, id, playbook, version, rule, clause, occurrence, subject_kind, subject_id, customer_id, unit_id, project_id, role, owed_by, state,
        due_at, opened_at, recorded_at, trigger_at, event_kind, used)
      select t.tenant_id, pg_temp.id(13, t.number), 'property-care', 1, 'promises.solved', '5.1.7', t.number::text, 'ticket', t.id, t.customer_id, t.unit_id, t.project_id, 'service-centre',
        t.assignee, 'open', t.filed_at + interval '9 days', t.filed_at, t.filed_at, t.filed_at, 'ticket.filed', $2::jsonb
      from tickets t where t.tenant_id = $1 and t.closed_at is null`,
      [
        seeded.tenantId,
        JSON.stringify({
          reason: { event: 'ticket.filed', at: NOW, dueText: '7 working days', parameters: {} },
          verb: 'task',
          what: '',
          meetsBy: ['ticket.solved'],
          clock: 'solve',
          byHandler: true,
        }),
      ],
    )
    await client.query('vacuum analyze tickets')
    await client.query('vacuum analyze obligations')
  }
  await seedMetClocks(client, seeded)
  // Filing goes on behind the numbers that are there.
  await client.query(
    `insert into ticket_days (tenant_id, day, last) select tenant_id, day, max(number) from tickets where tenant_id = $1 and day <= $2::date group by tenant_id, day
    on conflict (tenant_id, day) do update set last = greatest(ticket_days.last, excluded.last)`,
    [seeded.tenantId, NOW],
  )
  await client.end()
}

/**
 * What was promised for every finished ticket of the first ten projects, kept or not: what the measures of its months count. The other ten
 * keep half as many duties as customers, as the proof is measured. Written once a seed.
 */
async function seedMetClocks(client: pg.Client, { tenantId }: Seeded): Promise<void> {
  const there = `select exists (select from obligations where tenant_id = $1 and rule = 'promises.first-reply' and state = 'met') as there`
  const { rows } = await client.query(there, [tenantId])
  if (rows[0].there) return
  await client.query(helpers(0))
  await client.query(
    `update tickets set solved_at = closed_at, answered_at = filed_at + interval '3 hours', satisfied = number % 7 > 1, outcome = 'verified', cause = '设备老化' where tenant_id = $1 and closed_at is not null`,
    [tenantId],
  )
  for (const [at, [rule, clock, days, met]] of [
    ['promises.first-reply', 'first-reply', 1, "interval '3 hours' * (1 + t.number % 10)"],
    ['promises.solved', 'solve', 9, "interval '1 day' * (t.number % 11)"],
  ].entries())
    await client.query(
      `insert into obligations (tenant_id, id, playbook, version, rule, clause, occurrence, subject_kind, subject_id, customer_id, unit_id, project_id, role, owed_by, state,
        due_at, met_at, closed_at, opened_at, recorded_at, trigger_at, event_kind, used)
      select t.tenant_id, pg_temp.id(${20 + at}, t.number), 'property-care', 1, '${rule}', '5.1.7', t.number::text || '${clock}', 'ticket', t.id, t.customer_id, t.unit_id, t.project_id, 'service-centre',
        t.assignee, 'met', t.filed_at + interval '${days} days', t.filed_at + ${met}, t.filed_at + ${met}, t.filed_at, t.filed_at, t.filed_at, 'ticket.filed', '{"clock": "${clock}"}'::jsonb
      from tickets t where t.tenant_id = $1 and t.closed_at is not null and t.project_id = any($2::uuid[])`,
      [tenantId, Array.from({ length: 10 }, (_, n) => projectId(n))],
    )
  await client.query('vacuum analyze tickets')
  await client.query('vacuum analyze obligations')
}

/** The rows of a filing as one statement: ticket, story, fact and the two clocks it starts. */
export const filing = (tenantId: string, customerId: string, projectId: string, number: number) => {
  const id = randomUUID()
  return {
    name: 'filing',
    text: `with t as (insert into tickets (tenant_id, id, day, number, playbook, kind, state, channel, category, words, project_id, customer_id, filed_by_kind, filed_at, recorded_at)
        values ($1, $2, '2026-06-16', $3, 'property-care', 'repair', 'filed', 'phone', '门窗', $4, $5, $6, 'staff', $7, $7)),
      s as (insert into ticket_steps (tenant_id, id, ticket_id, move, to_state, at, recorded_at, actor_kind)
        values ($1, $8, $2, 'file', 'filed', $7, $7, 'staff')),
      e as (insert into events (tenant_id, id, kind, subject_kind, subject_id, customer_id, project_id, at, recorded_at, actor_kind)
        values ($1, $8, 'ticket.filed', 'ticket', $2, $6, $5, $7, $7, 'staff'))
      insert into obligations (tenant_id, id, playbook, version, rule, clause, occurrence, subject_kind, subject_id, customer_id, project_id, role, state, due_at, opened_at, recorded_at, trigger_at)
        select $1, keban.uuid_v7(), 'property-care', 1, rule, '5.1.7', $2::text, 'ticket', $2, $6, $5, 'service-centre', 'open', $7::timestamptz + interval '1 day', $7, $7, $7
        from unnest(array['promises.first-reply', 'promises.solved']) rule`,
    values: [
      tenantId,
      id,
      number,
      '阳台推拉门推不动，轨道好像变形了',
      projectId,
      customerId,
      NOW,
      randomUUID(),
    ],
  }
}

const DEADLINES = 1_000_000

/** (o) Deadlines on one core: working time on the calendar of ten years, and the same with a pause. */
export function clockEngine(): void {
  const calendar = compileCalendar({
    timeZone: 'Asia/Shanghai',
    hours: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
    holidays: 'cn-state-council',
  })
  const first = Date.parse('2016-01-04T01:00:00Z')
  const starts = Array.from({ length: 1000 }, (_, n) => first + n * 315_000_000)
  const timed = (title: string, count: number, one: (start: number, n: number) => number) => {
    for (let n = 0; n < 20_000; n++) one(starts[n % 1000]!, n)
    const began = performance.now()
    let sum = 0
    for (let n = 0; n < count; n++) sum += one(starts[n % 1000]!, n)
    const seconds = (performance.now() - began) / 1000
    console.log(`(o) ${title}: ${Math.round(count / seconds).toLocaleString('en')}/s${sum === 0 ? ' –' : ''}`)
  }
  timed('deadlines in working time', DEADLINES, (start, n) =>
    addWorkingTime(calendar, start, 1800 * (1 + (n % 112))),
  )
  timed('deadlines with a pause', DEADLINES, (start, n) =>
    deadlineWithPauses(calendar, start, 1800 * (1 + (n % 112)), [
      { from: start + 3_600_000, until: start + 90_000_000 },
    ]),
  )
}
