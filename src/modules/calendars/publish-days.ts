import { createHash } from 'node:crypto'
import { publishedUntil } from '#engine/calendar-published.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { publishDays, retimeDuties } from './contract.ts'

export const publishDaysOperation = implement(publishDays, async (ctx, { year, off, work, reason }) => {
  if (year < Number(localDayOf(ctx.now, ctx.tenant.timeZone).slice(0, 4)))
    throw new Refusal('calendars.year_past', { year }, 'year')
  for (const day of [...off, ...work])
    if (day < `${year - 1}-12-16` || day > `${year}-12-31`)
      throw new Refusal('calendars.day_outside', { day, year }, 'off')
  const twice = off.find((day) => work.includes(day))
  if (twice) throw new Refusal('calendars.day_twice', { day: twice }, 'work')
  const own = { year, off: [...new Set(off)].sort(), work: [...new Set(work)].sort() }
  const { rows } = await ctx.client.query<{ days: (typeof own)[] }>(
    `update keban.tenants set published_days = (select coalesce(jsonb_agg(y order by y -> 'year'), '[]') from (
        select y from jsonb_array_elements(published_days) y where (y ->> 'year')::int <> $2 union all select $3::jsonb) as all_years(y))
      where id = $1 returning published_days as days`,
    [ctx.tenantId, year, JSON.stringify(own)],
  )
  const { days } = rows[0]!
  await ctx.client.query(`select pg_notify('keban_changes', 'tenants')`)
  await recordAudit(ctx, {
    action: 'calendar.published',
    subject: { kind: 'company', id: ctx.tenantId },
    reason,
    detail: { year, off: own.off.length, work: own.work.length },
  })
  const digest = createHash('sha256').update(JSON.stringify(days)).digest('base64url')
  await ctx.enqueue(retimeDuties.name, { days: digest }, { key: `retime ${digest} ${ctx.now}` })
  return { coveredUntil: publishedUntil(days) }
})
