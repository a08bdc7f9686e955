import { sql } from 'kysely'
import { type CalendarSource, compileCalendar, isWorkingDay } from '#engine/calendar.ts'
import { publishedUntil, shippedDays } from '#engine/calendar-published.ts'
import { implement } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { seeCalendar } from './contract.ts'

export const seeCalendarOperation = implement(seeCalendar, async (ctx, input) => {
  const today = localDayOf(ctx.now, ctx.tenant.timeZone)
  const year = input.year ?? Number(today.slice(0, 4))
  const own = ctx.tenant.publishedDays.find((each) => each.year === year)
  const shown = own ?? shippedDays(year)
  const [running] = await runningPlaybooks(ctx)
  const { rows } = await sql<{
    provisional: number
    published: { by: string | null; at: string } | null
  }>`select
      (select count(*) from obligations where tenant_id = ${ctx.tenantId} and state in ('open', 'waiting') and provisional) as provisional,
      (select json_build_object('by', s.name, 'at', to_char(a.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from audit_entries a
        left join staff s on s.tenant_id = a.tenant_id and s.id = a.actor_id
        where a.tenant_id = ${ctx.tenantId} and a.action = 'calendar.published' and a.detail ->> 'year' = ${String(year)} order by a.at desc limit 1) as published`.execute(
    ctx.db,
  )
  return {
    year,
    today,
    from: own ? ('company' as const) : shown ? ('shipped' as const) : null,
    off: [...(shown?.off ?? [])],
    work: [...(shown?.work ?? [])],
    restWeekdays: restWeekdays(running?.playbook.calendar as CalendarSource | undefined),
    coveredUntil: publishedUntil(ctx.tenant.publishedDays),
    provisional: rows[0]!.provisional,
    published: own ? rows[0]!.published : null,
  }
})

/** The weekdays of an ordinary week on which a policy's calendar is closed: Saturday and Sunday where there is none. */
function restWeekdays(source: CalendarSource | undefined): number[] {
  if (!source) return [6, 7]
  const usual = compileCalendar({ timeZone: source.timeZone, hours: source.hours })
  // 2024-01-01 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].filter((weekday) => !isWorkingDay(usual, `2024-01-0${weekday}`))
}
