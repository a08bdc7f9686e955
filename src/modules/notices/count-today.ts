import { sql } from 'kysely'
import { localDayAt, startOfDay, zoneOf } from '#engine/zone.ts'
import type { Ctx } from '#platform/perform.ts'

export interface Count {
  overdue: number
  today: number
  appointed: number
  may: number
}

export interface Frame {
  now: string
  dayStart: string
  dayEnd: string
}

export function frameAt(ctx: Ctx): Frame {
  const zone = zoneOf(ctx.tenant.timeZone)
  const day = localDayAt(zone, Date.parse(ctx.now))
  const midnight = (of: number) => new Date(startOfDay(zone, of)).toISOString()
  return { now: ctx.now, dayStart: midnight(day), dayEnd: midnight(day + 1) }
}

/** The four numbers of a digest over open obligations `o`: each matter counts once, as on the page 今日. */
export const countsOf = ({ now, dayStart, dayEnd }: Frame) => {
  const appointed = sql`(o.appointed_at >= ${dayStart}::timestamptz and o.appointed_at < ${dayEnd}::timestamptz)`
  const calm = sql`(o.due_at is null or o.due_at > ${now}::timestamptz)`
  return sql`count(*) filter (where o.due_at <= ${now}::timestamptz) as overdue,
    count(*) filter (where ${calm} and ${appointed}) as appointed,
    count(*) filter (where ${calm} and not coalesce(${appointed}, false) and o.due_at <= ${dayEnd}::timestamptz) as today,
    count(*) filter (where ${calm} and not coalesce(${appointed}, false) and (o.due_at is null or o.due_at > ${dayEnd}::timestamptz)) as may`
}

/** What is on somebody's page 今日. */
export const onToday = ({ dayEnd }: Frame) =>
  sql`o.state = 'open' and not o.parent and (o.due_at <= ${dayEnd}::timestamptz or o.window_start is null
    or o.window_start < ${dayEnd}::timestamptz or o.appointed_at < ${dayEnd}::timestamptz)`
