import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { type HomeRow, type Matter, seeToday } from './contract/matters.ts'
import { type DutyRow, dutyColumns, dutyJoins, toMatter, visibleDuties } from './queries.ts'

const DAY_MS = 86_400_000

interface Frame {
  now: string
  /** The midnight that ends today, and the one that ends this week, in the company's zone. */
  dayEnd: string
  weekEnd: string
  dayStart: string
}

/** Midnights of a zone around a moment. Zones with clock changes shift by an hour twice a year; the list does not mind. */
export function frameOf(now: string, timeZone: string): Frame {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(now))
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '0'
  const sinceMidnight =
    (Number(part('hour')) * 3600 + Number(part('minute')) * 60 + Number(part('second'))) * 1000
  const start = Math.floor(Date.parse(now) / 1000) * 1000 - sinceMidnight
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday'))
  const iso = (ms: number) => new Date(ms).toISOString()
  return {
    now,
    dayStart: iso(start),
    dayEnd: iso(start + DAY_MS),
    weekEnd: iso(start + (7 - weekday) * DAY_MS),
  }
}

const mine = (ctx: Ctx, staffId: string | undefined) => {
  const who = staffId ?? ctx.actor.id
  return sql`o.tenant_id = ${ctx.tenantId} and o.owed_by = ${who}::uuid and not o.parent`
}

export const seeTodayOperation = implement(seeToday, async (ctx, input) => {
  if (
    input.staffId &&
    input.staffId !== ctx.actor.id &&
    ctx.actor.permissions !== 'all' &&
    !ctx.actor.permissions.has('work.supervise')
  )
    throw new Refusal('operation.not_allowed', {
      operation: seeToday.title.zh,
      operation_en: seeToday.title.en,
    })
  const frame = frameOf(ctx.now, ctx.tenant.timeZone)
  const owed = mine(ctx, input.staffId)
  const open = sql`${owed} and o.state = 'open'`
  const started = sql`(o.window_start is null or o.window_start < ${frame.dayEnd}::timestamptz)`
  const which = {
    today: sql`${open} and (${started} or o.due_at <= ${frame.dayEnd}::timestamptz or o.appointed_at < ${frame.dayEnd}::timestamptz)`,
    week: sql`${open} and (o.due_at <= ${frame.weekEnd}::timestamptz or o.window_start < ${frame.weekEnd}::timestamptz)`,
    waiting: sql`${owed} and (o.state = 'waiting' or (o.state = 'open' and o.excuse_asked_at is not null))`,
    done: sql`${owed} and o.state in ('met', 'waived') and o.closed_at >= ${frame.dayStart}::timestamptz`,
  }[input.tab]
  const listed = sql<DutyRow & { watch: unknown; vacant: boolean | null; role_held: string | null }>`
    select ${dutyColumns}, c.watch, u.vacant from obligations o ${dutyJoins}
    where ${which} ${input.staffId ? sql`and ${visibleDuties(ctx, 'o')}` : sql``}
    order by o.due_at nulls last, u.sort_key limit ${input.limit * 4}`.execute(ctx.db)
  const counting = sql<
    Record<'overdue' | 'appointed' | 'today' | 'may' | 'done' | 'week' | 'waiting', number> & {
      nextDueAt: string | null
      hasHomes: boolean
    }
  >`
    select count(*) filter (where o.state = 'open' and o.due_at <= ${ctx.now}::timestamptz) as overdue,
      count(*) filter (where o.state = 'open' and o.appointed_at >= ${frame.dayStart}::timestamptz and o.appointed_at < ${frame.dayEnd}::timestamptz and o.due_at > ${ctx.now}::timestamptz) as appointed,
      count(*) filter (where o.state = 'open' and o.due_at > ${ctx.now}::timestamptz and o.due_at <= ${frame.dayEnd}::timestamptz
        and (o.appointed_at is null or o.appointed_at >= ${frame.dayEnd}::timestamptz)) as today,
      count(*) filter (where o.state = 'open' and o.due_at > ${frame.dayEnd}::timestamptz and ${started}
        and (o.appointed_at is null or o.appointed_at >= ${frame.dayEnd}::timestamptz)) as may,
      count(*) filter (where o.state = 'open' and (o.due_at <= ${frame.weekEnd}::timestamptz or o.window_start < ${frame.weekEnd}::timestamptz)) as week,
      count(*) filter (where o.state = 'waiting' or o.excuse_asked_at is not null) as waiting,
      (select count(*) from obligations o where ${owed} and o.state in ('met', 'waived') and o.closed_at >= ${frame.dayStart}::timestamptz) as done,
      min(o.due_at) filter (where o.state = 'open' and o.due_at > ${frame.dayEnd}::timestamptz) as "nextDueAt",
      exists (select from units u where u.tenant_id = ${ctx.tenantId} and u.steward_id = ${input.staffId ?? ctx.actor.id}::uuid) as "hasHomes"
    from obligations o where ${owed} and o.state in ('open', 'waiting')`.execute(ctx.db)
  const [{ rows }, counted] = await Promise.all([listed, counting])
  const { nextDueAt, hasHomes, ...counts } = counted.rows[0]!
  const homes = groupByHome(rows, await Promise.all(rows.map((row) => toMatter(ctx, row))), frame, input.tab)
  return {
    counts,
    homes: homes.slice(0, input.limit),
    more: homes.length > input.limit,
    hasHomes,
    nextDueAt,
    now: ctx.now,
  }
})

type Group = HomeRow['group']
const order: Group[] = ['overdue', 'appointed', 'today', 'may', 'week', 'waiting', 'done']

function groupOf(matter: Matter, frame: Frame, tab: string): Group {
  if (matter.state === 'met' || matter.state === 'waived') return 'done'
  if (tab === 'waiting' || matter.state === 'waiting') return 'waiting'
  if (matter.dueAt && matter.dueAt <= frame.now) return 'overdue'
  if (matter.appointedAt && matter.appointedAt < frame.dayEnd && matter.appointedAt >= frame.dayStart)
    return 'appointed'
  if (matter.dueAt && matter.dueAt <= frame.dayEnd) return 'today'
  if (!matter.windowStart || matter.windowStart < frame.dayEnd) return 'may'
  return 'week'
}

/** One row per home: the most urgent matter names it, the others stand with it. */
function groupByHome(
  rows: readonly (DutyRow & { watch: unknown; vacant: boolean | null })[],
  matters: readonly Matter[],
  frame: Frame,
  tab: string,
): HomeRow[] {
  const homes = new Map<string, HomeRow>()
  rows.forEach((row, at) => {
    const matter = matters[at]!
    const key = row.unit_id ?? row.customer_id ?? `${row.project_id ?? ''}:${row.id}`
    const group = groupOf(matter, frame, tab)
    const known = homes.get(key)
    if (known) {
      known.matters.push(matter)
      if (order.indexOf(group) < order.indexOf(known.group)) known.group = group
      return
    }
    const marks: string[] = []
    if (row.watch) marks.push('watch')
    if (row.vacant) marks.push('vacant')
    homes.set(key, {
      key,
      unitId: row.unit_id,
      room: row.room,
      projectId: row.project_id,
      project: row.project,
      sortKey: row.sort_key ?? '',
      customerId: row.customer_id,
      customer: row.customer,
      phone: matter.phone,
      marks,
      group,
      matters: [matter],
    })
  })
  for (const home of homes.values())
    if (home.matters.some((matter) => matter.excuse)) home.marks.push('excuse')
  const first = (home: HomeRow) =>
    (home.group === 'appointed'
      ? home.matters.find((each) => each.appointedAt)?.appointedAt
      : home.matters[0]?.dueAt) ?? ''
  return [...homes.values()].sort(
    (a, b) =>
      order.indexOf(a.group) - order.indexOf(b.group) ||
      (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0) ||
      (a.sortKey < b.sortKey ? -1 : 1),
  )
}
