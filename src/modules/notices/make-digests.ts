import { sql } from 'kysely'
import { isWorkingDay } from '#engine/calendar.ts'
import { dateOf } from '#engine/days.ts'
import { indexOf } from '#engine/playbook-index.ts'
import type { Locale } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { ruleTitle } from '../obligations/rule-words.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { coversNow } from '../staff/covering.ts'
import { type Count, countsOf, type Frame, frameAt, onToday } from './count-today.ts'
import { DIGEST_HOLDS_MS, type Half, halfAt } from './digest-times.ts'
import { reachableBy } from './find-ways.ts'
import { makeGroupDigests } from './make-group-digests.ts'
import { channelFor, mayTellAt, type NoticeWish } from './rules.ts'
import { dueTime, headOf } from './say-when.ts'
import { type NewNotice, writeNotices } from './write-notices.ts'

const DAY_MS = 86_400_000

interface Row extends Count {
  id: string
  preferences: { language?: Locale; notices?: NoticeWish }
  ways: string[]
  handed: number
  /** How much of it is done for somebody who is away. */
  lent: number
  playbook: string | null
  version: number | null
  rule: string | null
  clause: string | null
  room: string | null
  due_at: string | null
  appointed_at: string | null
}

/** Makes the digests of the half-day that is due, once, in the transaction that says so. Answers how many. */
export async function makeDigests(ctx: Ctx): Promise<number> {
  const due = halfAt(ctx.now, ctx.tenant.timeZone)
  if (!due || !(await worksOn(ctx, dateOf(due.day)))) return 0
  const before = await sql<{
    at: string | null
  }>`select max(at) as at from digests_made where tenant_id = ${ctx.tenantId}`.execute(ctx.db)
  const claimed = await sql`insert into digests_made (tenant_id, day, half, at)
    values (${ctx.tenantId}, ${dateOf(due.day)}::date, ${due.half}, ${ctx.now}::timestamptz) on conflict do nothing returning half`.execute(
    ctx.db,
  )
  if (claimed.rows.length === 0) return 0
  const frame = frameAt(ctx)
  const since = before.rows[0]?.at ?? new Date(Date.parse(ctx.now) - DAY_MS).toISOString()
  const rows = await countEverybody(ctx, frame, since)
  const until = new Date(due.at + DIGEST_HOLDS_MS).toISOString()
  const notices: NewNotice[] = []
  for (const row of rows) {
    const wish = row.preferences.notices ?? {}
    const channel = channelFor(wish, new Set(row.ways), ctx.channels)
    const later = mayTellAt(ctx.now, wish, ctx.tenant.timeZone)
    if (channel === 'app' || (later && later >= until)) continue
    notices.push({
      staffId: row.id,
      kind: due.half,
      occasion: `${dateOf(due.day)} ${due.half}`,
      channel,
      body: await say(ctx, due.half, dateOf(due.day), row),
      notBefore: later ?? ctx.now,
      until,
    })
  }
  await writeNotices(ctx, notices)
  return notices.length + (await makeGroupDigests(ctx, due.half, dateOf(due.day), frame, until))
}

/** By the calendar of the policy that runs; without one, every day but Saturday and Sunday. */
async function worksOn(ctx: Ctx, date: string): Promise<boolean> {
  const [running] = await runningPlaybooks(ctx)
  if (running) return isWorkingDay(indexOf(running.playbook).calendar, date)
  return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
}

/** Work of who is away is told to who covers for him; who is away altogether is left in peace. */
async function countEverybody(ctx: Ctx, frame: Frame, since: string): Promise<Row[]> {
  const own = sql`o.owed_by is not null and not exists (select from covering v where v.staff_id = o.owed_by and v.building_id is null)`
  const lent = sql`obligations o join covering v on v.staff_id = o.owed_by and (v.building_id is null or exists (select from units b
    where b.tenant_id = o.tenant_id and b.building_id = v.building_id and b.id = case when o.unit_id is not null then o.unit_id else
      (select k.main_unit_id from customers k where k.tenant_id = o.tenant_id and k.id = o.customer_id) end))`
  const most = sql`o.playbook, o.version, o.rule, o.clause, o.unit_id, o.customer_id, o.due_at, o.id,
    case when o.appointed_at >= ${frame.now}::timestamptz and o.appointed_at < ${frame.dayEnd}::timestamptz then o.appointed_at end as appointed_at`
  const due = sql`o.tenant_id = ${ctx.tenantId} and not o.parent and o.state = 'open' and o.due_at <= ${frame.dayEnd}::timestamptz`
  const { rows } = await sql<Row>`
    with covering as materialized (select v.staff_id, v.covered_by, v.building_id from covers v where v.tenant_id = ${ctx.tenantId} and ${coversNow(ctx, 'v')}),
    counted as (select owed_by, sum(overdue)::int as overdue, sum(today)::int as today, sum(appointed)::int as appointed, sum(may)::int as may,
        coalesce(sum(overdue + today + appointed + may) filter (where lent), 0)::int as lent from (
      select o.owed_by, false as lent, ${countsOf(frame)} from obligations o where o.tenant_id = ${ctx.tenantId} and ${own} and ${onToday(frame)} group by o.owed_by
      union all select v.covered_by, true, ${countsOf(frame)} from ${lent} where o.tenant_id = ${ctx.tenantId} and ${onToday(frame)} group by v.covered_by) either group by owed_by),
    pressing as (select distinct on (owed_by) * from (
      (select distinct on (o.owed_by) o.owed_by, ${most} from obligations o where ${due} and ${own} order by o.owed_by, o.due_at, o.id)
      union all (select distinct on (v.covered_by) v.covered_by, ${most} from ${lent} where ${due} order by v.covered_by, o.due_at, o.id)) either
      order by owed_by, due_at, id)
    select s.id, s.preferences, ${reachableBy(ctx)} as ways, c.overdue, c.today, c.appointed, c.may, c.lent,
      (select count(*) from bell_entries b where b.tenant_id = ${ctx.tenantId} and b.staff_id = s.id and b.at >= ${since}::timestamptz
        and b.kind in ('passed-on', 'handed-over')) as handed,
      p.playbook, p.version, p.rule, p.clause, p.due_at, p.appointed_at, coalesce(u.room, m.room) as room
    from counted c join staff s on s.tenant_id = ${ctx.tenantId} and s.id = c.owed_by and s.left_on is null
    left join pressing p on p.owed_by = s.id left join units u on u.tenant_id = ${ctx.tenantId} and u.id = p.unit_id
    left join customers m on m.tenant_id = ${ctx.tenantId} and m.id = p.customer_id
    order by s.id`.execute(ctx.db)
  return rows
}

/** Two half-days never read alike: a provider that takes the same words once a day would swallow the second. */
async function say(ctx: Ctx, half: Half, date: string, row: Row): Promise<string> {
  const english = row.preferences.language === 'en'
  const due = row.overdue + row.appointed + row.today
  const numbers = english
    ? [
        due > 0 ? `today ${due}` : 'nothing due today',
        ...(row.overdue ? [`overdue ${row.overdue}`] : []),
        ...(row.appointed ? [`appointed ${row.appointed}`] : []),
        ...(row.may ? [`may be done ${row.may}`] : []),
        ...(row.lent ? [`for colleagues away ${row.lent}`] : []),
        ...(row.handed ? [`handed to you ${row.handed}`] : []),
      ]
    : [
        due > 0 ? `今日 ${due} 件` : '今天没有到期的',
        ...(row.overdue ? [`逾期 ${row.overdue}`] : []),
        ...(row.appointed ? [`有约 ${row.appointed}`] : []),
        ...(row.may ? [`可以办 ${row.may}`] : []),
        ...(row.lent ? [`其中代班 ${row.lent}`] : []),
        ...(row.handed ? [`转给你 ${row.handed}`] : []),
      ]
  const head = headOf(half, date)
  const first = `${english ? head.en : head.zh} · ${numbers.join(' · ')}`
  if (!row.rule) return english ? `${first}.` : `${first}。`
  const title = await ruleTitle(ctx, {
    playbook: row.playbook!,
    version: row.version!,
    rule: row.rule,
    clause: row.clause!,
  })
  const at = dueTime(row.due_at!, ctx.tenant.timeZone)
  const room = row.room ? `${row.room} ` : ''
  return english
    ? `${first}.\nMost pressing: ${room}${title} (by ${at}).`
    : `${first}。\n最急：${room}${title}（${at} 前）。`
}
