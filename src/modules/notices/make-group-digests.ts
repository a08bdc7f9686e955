import { sql } from 'kysely'
import type { Locale } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { type Count, countsOf, type Frame, onToday } from './count-today.ts'
import type { Half } from './digest-times.ts'
import { headOf } from './say-when.ts'
import { writeNotices } from './write-notices.ts'

interface Row extends Count {
  robot: string
  channel: string
  title: string
  language: Locale
  name: string
}

const NAMES = 30

/** How the work stands, person by person, for each group that has a robot. Names of colleagues and numbers, nothing of customers. */
export async function makeGroupDigests(
  ctx: Ctx,
  half: Half,
  date: string,
  frame: Frame,
  until: string,
): Promise<number> {
  const { rows } = await sql<Row>`
    with counted as (select r.id as robot, o.owed_by, ${countsOf(frame)} from group_robots r
      join obligations o on o.tenant_id = r.tenant_id and (r.project_id is null or o.project_id = r.project_id)
      where r.tenant_id = ${ctx.tenantId} and r.removed_at is null and o.owed_by is not null and ${onToday(frame)} group by r.id, o.owed_by)
    select c.*, r.channel, r.title, r.language, s.name from counted c join group_robots r on r.tenant_id = ${ctx.tenantId} and r.id = c.robot
    join staff s on s.tenant_id = ${ctx.tenantId} and s.id = c.owed_by
    order by c.robot, c.overdue desc, c.today + c.appointed desc, s.pinyin, s.id`.execute(ctx.db)
  const groups = Map.groupBy(rows, (row) => row.robot)
  await writeNotices(
    ctx,
    [...groups].map(([robotId, people]) => ({
      robotId,
      kind: half,
      occasion: `${date} ${half}`,
      channel: people[0]!.channel,
      body: say(half, date, people),
      notBefore: ctx.now,
      until,
    })),
  )
  return groups.size
}

function say(half: Half, date: string, people: readonly Row[]): string {
  const sum = (of: (row: Row) => number) => people.reduce((all, row) => all + of(row), 0)
  const today = (row: Row) => row.overdue + row.appointed + row.today
  const busy = people.filter((row) => today(row) > 0)
  const more = busy.length - NAMES
  const { title, language } = people[0]!
  const english = language === 'en'
  const counted = (row: Row) =>
    english
      ? `${row.name} ${today(row)}${row.overdue ? ` (overdue ${row.overdue})` : ''}`
      : `${row.name} ${today(row)}${row.overdue ? `（逾期 ${row.overdue}）` : ''}`
  const head = headOf(half, date)
  const late = sum((row) => row.overdue)
  return [
    english
      ? `${title} · ${head.en} · today ${sum(today)} · overdue ${late}`
      : `${title} · ${head.zh} · 今日 ${sum(today)} 件 · 逾期 ${late}`,
    ...busy.slice(0, NAMES).map(counted),
    ...(more > 0 ? [english ? `and ${more} more` : `还有 ${more} 人`] : []),
  ].join('\n')
}
