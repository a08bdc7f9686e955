import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { coversNow } from '../staff/covering.ts'
import type { BoardPerson } from './contract/board.ts'
import { CAPACITY, clockOf, type Hand } from './rules.ts'

export interface FoundHand extends Hand, Omit<BoardPerson, keyof Hand | 'roles'> {
  titles: string[]
}

interface Row extends Omit<FoundHand, 'shift'> {
  fromMinute: number | null
  untilMinute: number | null
}

/** The moment on the company's wall. */
const wall = (ctx: Ctx) => sql`(${ctx.now}::timestamptz at time zone ${ctx.tenant.timeZone})`

/** Whether the shift `f` holds at this moment: of today, or of last night. */
const runsNow = (ctx: Ctx) =>
  sql`f.day between ${wall(ctx)}::date - 1 and ${wall(ctx)}::date
    and extract(epoch from ${wall(ctx)} - f.day::timestamp) / 60 between f.from_minute and f.until_minute`

/** Without a line within a week nobody kept his shifts: he counts as there. */
const onShift = (ctx: Ctx): RawBuilder<boolean> =>
  sql<boolean>`(exists (select from shifts f where f.tenant_id = s.tenant_id and f.staff_id = s.id and ${runsNow(ctx)})
    or not exists (select from shifts f where f.tenant_id = s.tenant_id and f.staff_id = s.id and f.day between ${wall(ctx)}::date - 7 and ${wall(ctx)}::date + 7))`

const isAway = (ctx: Ctx): RawBuilder<boolean> =>
  sql<boolean>`exists (select from covers c where c.tenant_id = s.tenant_id and c.staff_id = s.id and c.building_id is null and ${coversNow(ctx, 'c')})`

/** Everybody with a role in the project or the company who does such work, as he stands now. One statement. */
export async function findHands(ctx: Ctx, projectId: string): Promise<FoundHand[]> {
  const { rows } = await sql<Row>`
    select s.id, s.name, h.roles, h.titles, case when k.skills is null then '{}'::text[] else k.skills end as skills,
      case when k.capacity is null then ${CAPACITY} else k.capacity end as capacity, j.on_hand as "onHand", j.buildings, j.last_given as "lastGivenAt",
      a.away, (a.on_shift and not a.away) as "onDuty", f.from_minute as "fromMinute", f.until_minute as "untilMinute"
    from staff s
      join lateral (select array_agg(distinct r.code) as roles, array_agg(distinct r.title) as titles from staff_roles x
          join roles r on r.tenant_id = x.tenant_id and r.code = x.role and r.profile not in ('administrator', 'security', 'auditor')
        where x.tenant_id = s.tenant_id and x.staff_id = s.id and x.until_on is null and (x.project_id is null or x.project_id = ${projectId}::uuid)) h on h.roles is not null
      left join hands k on k.tenant_id = s.tenant_id and k.staff_id = s.id
      left join shifts f on f.tenant_id = s.tenant_id and f.staff_id = s.id and f.day = ${wall(ctx)}::date
      cross join lateral (select ${isAway(ctx)} as away, ${onShift(ctx)} as on_shift) a
      cross join lateral (select count(*)::int as on_hand, array_remove(array_agg(distinct u.building_id::text), null) as buildings,
          (select max(y.at) from ticket_steps y join tickets z on z.tenant_id = y.tenant_id and z.id = y.ticket_id
            where z.tenant_id = s.tenant_id and z.assignee = s.id and z.closed_at is null and y.move = 'dispatch') as last_given
        from tickets t left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id
        where t.tenant_id = s.tenant_id and t.assignee = s.id and t.closed_at is null and t.state <> 'solved') j
    where s.tenant_id = ${ctx.tenantId} and s.left_on is null order by j.on_hand, s.name limit 300`.execute(
    ctx.db,
  )
  return rows.map(({ fromMinute, untilMinute, buildings, ...row }) => ({
    ...row,
    buildings: buildings ?? [],
    shift:
      fromMinute === null || untilMinute === null ? null : `${clockOf(fromMinute)}–${clockOf(untilMinute)}`,
  }))
}
