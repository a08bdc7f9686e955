import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { cover, endCover, listCovers } from './contract/covers.ts'
import { coversNow } from './covering.ts'
import { handoverList } from './hand-over.ts'
import { type Profile, profiles } from './rules.ts'

interface Person {
  id: string
  name: string
  left: boolean
  profiles: Profile[]
  /** Whether the one who arranges it reaches this person. */
  near: boolean
}

async function peopleOf(ctx: Ctx, ids: string[]): Promise<Map<string, Person>> {
  const { reach } = ctx.actor
  const { rows } = await sql<Person>`select s.id, s.name, s.left_on is not null as left,
      coalesce(array_agg(distinct r.profile) filter (where r.profile is not null), '{}') as profiles,
      ${reach.company} or coalesce(bool_or(h.project_id is null or h.project_id = any(${[...reach.projects]}::uuid[])), false) as near
    from staff s left join staff_roles h on h.tenant_id = s.tenant_id and h.staff_id = s.id and h.until_on is null
    left join roles r on r.tenant_id = h.tenant_id and r.code = h.role
    where s.tenant_id = ${ctx.tenantId} and s.id = any(${ids}::uuid[]) group by s.id, s.name, s.left_on`.execute(
    ctx.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

interface Overlap {
  staff_id: string
  covered_by: string
  building_id: string | null
  of: string
  by: string
  from: string
  until: string
}

export const coverOperation = implement(cover, async (ctx, input) => {
  const today = localDayOf(ctx.now, ctx.tenant.timeZone)
  if (input.untilOn < input.fromOn || input.untilOn < today)
    throw new Refusal('staff.cover_days', {}, 'untilOn')
  if (input.staffId === input.toStaffId) throw new Refusal('staff.cover_self', {}, 'toStaffId')
  const ids = [input.staffId, input.toStaffId]
  // Two who arrange the same at once wait for each other.
  await sql`select from staff where tenant_id = ${ctx.tenantId} and id = any(${ids}::uuid[]) order by id for update`.execute(
    ctx.db,
  )
  const people = await peopleOf(ctx, ids)
  const [away, other] = [people.get(input.staffId), people.get(input.toStaffId)]
  if (!away?.near || !other) throw new Refusal('staff.unknown')
  for (const { left, name } of [away, other]) if (left) throw new Refusal('staff.left', { name })
  const works = other.profiles.some((profile) => (profiles[profile] as readonly string[]).includes('work.do'))
  if (!works) throw new Refusal('staff.cover_cannot_work', { name: other.name }, 'toStaffId')
  await refuseBuilding(ctx, input.buildingId)
  await refuseOverlap(ctx, input, away, other)
  const list = await handoverList(ctx, 'u.steward_id = $3 and ($4::uuid is null or u.building_id = $4)', [
    input.staffId,
    input.buildingId ?? null,
  ])
  if (input.preview) return list
  await ctx.db
    .insertInto('covers')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      staff_id: input.staffId,
      covered_by: input.toStaffId,
      building_id: input.buildingId ?? null,
      from_on: input.fromOn,
      until_on: input.untilOn,
      set_by: ctx.actor.id,
      set_at: ctx.now,
    })
    .execute()
  await ringAtOnce(ctx, [
    {
      staffId: input.toStaffId,
      kind: 'covering',
      detail: { name: away.name, from: input.fromOn, until: input.untilOn },
    },
  ])
  await noteChange(ctx, input.staffId, {
    coveredBy: other.name,
    from: input.fromOn,
    until: input.untilOn,
  })
  return list
})

async function refuseBuilding(ctx: Ctx, id: string | null | undefined): Promise<void> {
  if (!id) return
  const found = await ctx.db
    .selectFrom('buildings')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('staff.building_unknown')
}

/** Nobody covers who is away himself, nobody is away who covers, and one work has one who covers. */
async function refuseOverlap(
  ctx: Ctx,
  days: { fromOn: string; untilOn: string; buildingId?: string | null | undefined },
  away: Person,
  other: Person,
): Promise<void> {
  const { rows } =
    await sql<Overlap>`select c.staff_id, c.covered_by, c.building_id, a.name as of, b.name as by, c.from_on as from, c.until_on as until
    from covers c join staff a on a.tenant_id = c.tenant_id and a.id = c.staff_id join staff b on b.tenant_id = c.tenant_id and b.id = c.covered_by
    where c.tenant_id = ${ctx.tenantId} and c.ended_at is null and c.from_on <= ${days.untilOn}::date and c.until_on >= ${days.fromOn}::date
      and (c.staff_id in (${away.id}::uuid, ${other.id}::uuid) or c.covered_by = ${away.id}::uuid) order by c.from_on`.execute(
      ctx.db,
    )
  for (const { staff_id, covered_by, building_id, of, by, from, until } of rows) {
    if (staff_id === other.id)
      throw new Refusal('staff.cover_away', { name: other.name, by, from, until }, 'toStaffId')
    if (covered_by === away.id)
      throw new Refusal('staff.cover_covers', { name: away.name, of, from, until }, 'staffId')
    if (!building_id || !days.buildingId || building_id === days.buildingId)
      throw new Refusal('staff.cover_twice', { name: away.name, by, from, until }, 'staffId')
  }
}

/** What people may do changes at once, not when it is looked up anew. */
async function noteChange(ctx: Ctx, staffId: string, detail: Record<string, string>): Promise<void> {
  await recordAudit(ctx, { action: 'staff.changed', subject: { kind: 'staff', id: staffId }, detail })
  await ctx.client.query(`select pg_notify('keban_changes', 'staff')`)
}

export const endCoverOperation = implement(endCover, async (ctx, input) => {
  const { rows } = await sql<{ staff_id: string }>`update covers set ended_at = ${ctx.now}::timestamptz
    where tenant_id = ${ctx.tenantId} and id = ${input.id} and ended_at is null returning staff_id`.execute(
    ctx.db,
  )
  const ended = rows[0]
  if (!ended || !(await peopleOf(ctx, [ended.staff_id])).get(ended.staff_id)?.near)
    throw new Refusal('staff.unknown')
  await noteChange(ctx, ended.staff_id, { cover: 'ended' })
  return { ok: true }
})

export const listCoversOperation = implement(listCovers, async (ctx) => {
  const today = localDayOf(ctx.now, ctx.tenant.timeZone)
  const { rows } = await sql<OutputOf<typeof listCovers>['covers'][number]>`
    select c.id, c.staff_id as "staffId", a.name as staff, c.covered_by as "coveredById", b.name as "coveredBy", g.name as building,
      c.from_on as "fromOn", c.until_on as "untilOn", ${coversNow(ctx, 'c')} as now
    from covers c join staff a on a.tenant_id = c.tenant_id and a.id = c.staff_id join staff b on b.tenant_id = c.tenant_id and b.id = c.covered_by
    left join buildings g on g.tenant_id = c.tenant_id and g.id = c.building_id
    where c.tenant_id = ${ctx.tenantId} and c.ended_at is null and c.until_on >= ${today}::date order by c.from_on, a.name, c.id limit 500`.execute(
    ctx.db,
  )
  return { covers: rows }
})
