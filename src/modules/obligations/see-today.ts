import { sql } from 'kysely'
import { weekdayOf } from '#engine/days.ts'
import { localDayAt, startOfDay, zoneOf } from '#engine/zone.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { coveredDuties, coversBy, coversNow } from '../staff/covering.ts'
import { type HomeRow, type Matter, seeToday } from './contract/matters.ts'
import { type DutyRow, dutyColumns, dutyJoins, homeOfDuty, toMatter, visibleDuties } from './queries.ts'
import { WEEKLY_CAPACITY } from './say-moves.ts'

interface StandIn {
  by: string
  buildingId: string | null
}

interface Frame {
  now: string
  /** The midnight that ends today, and the one that ends this week, in the company's zone. */
  dayEnd: string
  weekEnd: string
  dayStart: string
}

/** Midnights of a zone around a moment. */
export function frameOf(now: string, timeZone: string): Frame {
  const zone = zoneOf(timeZone)
  const day = localDayAt(zone, Date.parse(now))
  const midnight = (ofDay: number) => new Date(startOfDay(zone, ofDay)).toISOString()
  return {
    now,
    dayStart: midnight(day),
    dayEnd: midnight(day + 1),
    weekEnd: midnight(day + 8 - weekdayOf(day)),
  }
}

const order: HomeRow['group'][] = ['overdue', 'appointed', 'today', 'may', 'week', 'waiting', 'done']

interface TodayRow extends DutyRow {
  watch: unknown
  vacant: boolean | null
  building_id: string | null
  /** Whose duty it was, where one who covered for him did it. */
  covered_for_name: string | null
  home: string
  /** Its place in `order`, counted from one. */
  home_group: number
  homes: number
  homes_of_group: number
}

export const seeTodayOperation = implement(seeToday, async (ctx, input) => {
  if (
    input.staffId &&
    input.staffId !== ctx.actor.id &&
    ctx.actor.permissions !== 'all' &&
    !ctx.actor.permissions.has('work.supervise')
  )
    throw new Refusal('operation.not_allowed', { operation: seeToday.title })
  const frame = frameOf(ctx.now, ctx.tenant.timeZone)
  const who = input.staffId ?? ctx.actor.id
  const covers = who === ctx.actor.id ? ctx.actor.reach.covers : await coversBy(ctx, who ?? '')
  const carried =
    covers.length > 0
      ? sql`(o.owed_by = ${who}::uuid or ${coveredDuties(ctx, 'o', covers)})`
      : sql`o.owed_by = ${who}::uuid`
  const owed = sql`o.tenant_id = ${ctx.tenantId} and ${carried} and not o.parent`
  const open = sql`${owed} and o.state = 'open'`
  const started = sql`(o.window_start is null or o.window_start < ${frame.dayEnd}::timestamptz)`
  const appointed = sql`(o.appointed_at >= ${frame.dayStart}::timestamptz and o.appointed_at < ${frame.dayEnd}::timestamptz)`
  const which = {
    today: sql`${open} and (${started} or o.due_at <= ${frame.dayEnd}::timestamptz or o.appointed_at < ${frame.dayEnd}::timestamptz)`,
    week: sql`${open} and (o.due_at <= ${frame.weekEnd}::timestamptz or o.window_start < ${frame.weekEnd}::timestamptz)`,
    waiting: sql`${owed} and (o.state = 'waiting' or (o.state = 'open' and o.excuse_asked_at is not null))`,
    done: sql`${owed} and o.state in ('met', 'waived') and o.closed_at >= ${frame.dayStart}::timestamptz`,
  }[input.tab]
  const group = {
    waiting: sql`'waiting'`,
    done: sql`'done'`,
    today: sql`case when o.due_at <= ${ctx.now}::timestamptz then 'overdue' when ${appointed} then 'appointed'
      when o.due_at <= ${frame.dayEnd}::timestamptz then 'today' when ${started} then 'may' else 'week' end`,
  }[input.tab === 'week' ? 'today' : input.tab]
  // The homes are chosen by their most urgent matter first; only what hangs on those is read in full.
  const listed = sql<TodayRow>`
    with mine as materialized (select o.id, coalesce(u.id::text, o.customer_id::text, coalesce(o.project_id::text, '') || ':' || o.id) as home, u.sort_key,
        array_position(${order}::text[], ${group}) as grp, case when ${appointed} then o.appointed_at else o.due_at end as at
      from obligations o left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id ${homeOfDuty}
      where ${which} ${input.staffId ? sql`and ${visibleDuties(ctx, 'o')}` : sql``}),
    homes as (select home, min(grp) as home_group, (array_agg(at order by grp, at))[1] as first_at, min(sort_key) as sort_key from mine group by home),
    chosen as (select *, row_number() over (order by home_group, first_at nulls last, sort_key, home) as place,
      count(*) over () as homes, count(*) over (partition by home_group) as homes_of_group from homes
      order by place limit ${input.limit})
    select ${dutyColumns}, c.watch, u.vacant, u.building_id, f.name as covered_for_name, t.home, t.home_group, t.homes, t.homes_of_group
    from chosen t join mine on mine.home = t.home join obligations o on o.tenant_id = ${ctx.tenantId} and o.id = mine.id ${dutyJoins}
    left join staff f on f.tenant_id = o.tenant_id and f.id = o.covered_for
    order by t.place, mine.grp, mine.at nulls last, o.id`.execute(ctx.db)
  const counting = sql<
    Record<'overdue' | 'appointed' | 'today' | 'may' | 'done' | 'week' | 'waiting', number> & {
      nextDueAt: string | null
      hasHomes: boolean
      person: string | null
      standIns: StandIn[]
    }
  >`
    select count(*) filter (where o.state = 'open' and o.due_at <= ${ctx.now}::timestamptz) as overdue,
      count(*) filter (where o.state = 'open' and ${appointed} and o.due_at > ${ctx.now}::timestamptz) as appointed,
      count(*) filter (where o.state = 'open' and o.due_at > ${ctx.now}::timestamptz and o.due_at <= ${frame.dayEnd}::timestamptz
        and (o.appointed_at is null or o.appointed_at >= ${frame.dayEnd}::timestamptz)) as today,
      count(*) filter (where o.state = 'open' and o.due_at > ${frame.dayEnd}::timestamptz and ${started}
        and (o.appointed_at is null or o.appointed_at >= ${frame.dayEnd}::timestamptz)) as may,
      count(*) filter (where o.state = 'open' and (o.due_at <= ${frame.weekEnd}::timestamptz or o.window_start < ${frame.weekEnd}::timestamptz)) as week,
      count(*) filter (where o.state = 'waiting' or o.excuse_asked_at is not null) as waiting,
      (select count(*) from obligations o where ${owed} and o.state in ('met', 'waived') and o.closed_at >= ${frame.dayStart}::timestamptz) as done,
      coalesce((select json_agg(json_build_object('by', b.name, 'buildingId', k.building_id)) from covers k
        join staff b on b.tenant_id = k.tenant_id and b.id = k.covered_by
        where k.tenant_id = ${ctx.tenantId} and k.staff_id = ${who}::uuid and ${coversNow(ctx, 'k')}), '[]') as "standIns",
      min(o.due_at) filter (where o.state = 'open' and o.due_at > ${frame.dayEnd}::timestamptz) as "nextDueAt",
      exists (select from units u where u.tenant_id = ${ctx.tenantId} and u.steward_id = ${who}::uuid) as "hasHomes",
      (select w.name from staff w where w.tenant_id = ${ctx.tenantId} and w.id = ${who}::uuid) as person
    from obligations o where ${owed} and o.state in ('open', 'waiting')`.execute(ctx.db)
  const [{ rows }, counted] = await Promise.all([listed, counting])
  const { nextDueAt, hasHomes, person, standIns, ...counts } = counted.rows[0]!
  return {
    counts,
    homes: groupByHome(rows, await Promise.all(rows.map((row) => toMatter(ctx, row))), who, standIns),
    groups: Object.fromEntries(rows.map((row) => [order[row.home_group - 1]!, row.homes_of_group])),
    more: (rows[0]?.homes ?? 0) > input.limit,
    hasHomes,
    nextDueAt,
    person,
    capacity: WEEKLY_CAPACITY,
    now: ctx.now,
  }
})

/** 代: somebody else's work in this list, or work of this list that somebody else does today. */
function coverOf(row: TodayRow, who: string | null, standIns: readonly StandIn[]): HomeRow['cover'] {
  if (row.covered_for_name) return { of: row.covered_for_name, by: null }
  if (row.owed_by !== who) return { of: row.owed_by_name, by: null }
  if (row.closed_at) return null
  const found = standIns.find(({ buildingId }) => buildingId === null || buildingId === row.building_id)
  return found ? { of: null, by: found.by } : null
}

/** One row per home, in the order of the statement; what is most urgent about it comes first. */
function groupByHome(
  rows: readonly TodayRow[],
  matters: readonly Matter[],
  who: string | null,
  standIns: readonly StandIn[],
): HomeRow[] {
  const homes = new Map<string, HomeRow>()
  rows.forEach((row, at) => {
    const matter = matters[at]!
    const known = homes.get(row.home)
    if (known) {
      known.matters.push(matter)
      return
    }
    const marks: string[] = []
    if (row.watch) marks.push('watch')
    if (row.vacant) marks.push('vacant')
    const cover = coverOf(row, who, standIns)
    if (cover) marks.unshift('cover')
    homes.set(row.home, {
      key: row.home,
      unitId: row.unit_id,
      room: row.room,
      projectId: row.project_id,
      project: row.project,
      sortKey: row.sort_key ?? '',
      customerId: row.customer_id,
      customer: row.customer,
      phone: matter.phone,
      marks,
      cover,
      group: order[row.home_group - 1]!,
      matters: [matter],
    })
  })
  for (const home of homes.values())
    if (home.matters.some((matter) => matter.excuse)) home.marks.push('excuse')
  return [...homes.values()]
}
