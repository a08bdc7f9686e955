import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { kindTitles } from '../tickets/kinds.ts'
import { numberText } from '../tickets/say-number.ts'
import { type Job, listMyJobs } from './contract/jobs.ts'

type Row = Omit<Job, 'number' | 'kindTitle' | 'causes' | 'before'> & {
  day: string
  of_day: number
  kind: string
  before: (Omit<Job['before'][number], 'number'> & { day: string; of_day: number })[]
}

const MOST = 200

export const listMyJobsOperation = implement(listMyJobs, async (ctx) => {
  const [{ rows }, counted, titles, running] = await Promise.all([
    onHand(ctx),
    doneToday(ctx),
    kindTitles(ctx),
    runningPlaybooks(ctx),
  ])
  const kinds = running.flatMap(({ playbook }) => playbook.tickets)
  return {
    jobs: rows.map(({ day, of_day, kind, before, ...row }) => ({
      ...row,
      number: numberText(day, of_day),
      kindTitle: titles.get(kind) ?? kind,
      causes: kinds.find(({ name }) => name === kind)?.causes ?? [],
      before: before.map(({ day: on, of_day: n, ...repair }) => ({ ...repair, number: numberText(on, n) })),
    })),
    ...counted,
    now: ctx.now,
  }
})

/** One statement: the jobs with their next clock and what was repaired at the same home before. */
const onHand = (ctx: Ctx) =>
  sql<Row>`
  select t.id, t.day, t.number as of_day, t.kind, t.state, t.version, t.category, t.severity, t.urgent, t.words, t.unit_id as "unitId", u.room, t.place,
    b.name as building, p.name as project, concat_ws(' ', p.name, b.sort_key, u.sort_key, t.place) as walk, t.customer_id as "customerId",
    c.name as customer, case when t.caller_masked is null then c.phone_masked else t.caller_masked end as phone, t.convenient,
    t.appointed_from as "appointedFrom", t.appointed_until as "appointedUntil", t.arrived_at as "arrivedAt", d.due_at as "dueAt", d.clock, t.reopened, t.photos,
    case when w.repairs is null then '[]'::json else w.repairs end as before
  from tickets t join projects p on p.tenant_id = t.tenant_id and p.id = t.project_id
    left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id
    left join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
    left join customers c on c.tenant_id = t.tenant_id and c.id = t.customer_id
    left join lateral (select o.due_at, o.used->>'clock' as clock from obligations o where o.tenant_id = t.tenant_id and o.subject_id = t.id
      and o.subject_kind = 'ticket' and o.state = 'open' order by o.due_at limit 1) d on true
    left join lateral (select json_agg(x order by x."solvedAt" desc) as repairs from (
      select e.id, e.day, e.number as of_day, e.category, e.solved_at as "solvedAt", s.name as by, l.words as done,
          case when l.files is null then '{}'::uuid[] else l.files end as files
        from tickets e left join staff s on s.tenant_id = e.tenant_id and s.id = e.assignee
          left join lateral (select q.words, q.files from ticket_steps q where q.tenant_id = e.tenant_id and q.ticket_id = e.id and q.move = 'solve'
            order by q.at desc limit 1) l on true
        where e.tenant_id = t.tenant_id and e.unit_id = t.unit_id and e.id <> t.id and e.solved_at is not null and not e.confidential
        order by e.filed_at desc limit 3) x) w on true
  where t.tenant_id = ${ctx.tenantId} and t.assignee = ${ctx.actor.id}::uuid and t.closed_at is null and t.state <> 'solved'
    and (t.respondent is null or t.respondent <> ${ctx.actor.id}::uuid)
  order by t.urgent desc, t.appointed_from nulls last, walk, t.id limit ${MOST}`.execute(ctx.db)

async function doneToday(ctx: Ctx): Promise<{ doneToday: number; onceToday: number }> {
  const today = localDayOf(ctx.now, ctx.tenant.timeZone)
  const { rows } = await sql<{ doneToday: number; onceToday: number }>`
    select count(*) as "doneToday", count(*) filter (where t.reopened = 0) as "onceToday" from job_sheets j
      join tickets t on t.tenant_id = j.tenant_id and t.id = j.ticket_id
    where j.tenant_id = ${ctx.tenantId} and j.staff_id = ${ctx.actor.id}::uuid
      and (j.done_at at time zone ${ctx.tenant.timeZone})::date = ${today}::date and j.done_at > ${ctx.now}::timestamptz - interval '2 days'`.execute(
    ctx.db,
  )
  return rows[0]!
}
