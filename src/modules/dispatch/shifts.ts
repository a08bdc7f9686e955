import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { listShifts, saveHand, setShifts } from './contract/shifts.ts'
import { findHands } from './find-hands.ts'

export const listShiftsOperation = implement(listShifts, async (ctx, { projectId, from }) => {
  await projectInSight(ctx, projectId)
  const hands = await findHands(ctx, projectId)
  const ids = hands.map(({ id }) => id)
  const [{ rows: shifts }, { rows: away }, running] = await Promise.all([
    sql<{ id: string; day: string; from: number; until: number }>`
      select staff_id as id, day, from_minute as "from", until_minute as until from shifts
      where tenant_id = ${ctx.tenantId} and staff_id = any(${ids}::uuid[]) and day between ${from}::date and ${from}::date + 6`.execute(
      ctx.db,
    ),
    sql<{ id: string; day: string }>`
      select c.staff_id as id, d::date as day from covers c, generate_series(${from}::date, ${from}::date + 6, interval '1 day') d
      where c.tenant_id = ${ctx.tenantId} and c.staff_id = any(${ids}::uuid[]) and c.building_id is null and c.ended_at is null
        and d::date between c.from_on and c.until_on`.execute(ctx.db),
    runningPlaybooks(ctx),
  ])
  return {
    people: hands.map(({ id, name, titles, capacity, skills }) => ({
      id,
      name,
      roles: titles,
      capacity,
      skills: [...skills],
      days: shifts.filter((shift) => shift.id === id).map(({ id: _, ...shift }) => shift),
      away: away.filter((each) => each.id === id).map(({ day }) => day),
    })),
    skills: [
      ...new Set(running.flatMap(({ playbook }) => playbook.tickets.flatMap((kind) => kind.categories))),
    ],
  }
})

export const setShiftsOperation = implement(setShifts, async (ctx, input) => {
  await refuseStrangers(
    ctx,
    input.shifts.map(({ staffId }) => staffId),
  )
  const off = input.shifts.filter(({ hours }) => hours === null)
  await ctx.client.query(
    `delete from shifts s using jsonb_to_recordset($2::jsonb) as x("staffId" uuid, day date)
     where s.tenant_id = $1 and s.staff_id = x."staffId" and s.day = x.day`,
    [ctx.tenantId, JSON.stringify(off)],
  )
  const kept = input.shifts.flatMap(({ staffId, day, hours }) => (hours ? [{ staffId, day, ...hours }] : []))
  await ctx.client.query(
    `insert into shifts (tenant_id, staff_id, day, from_minute, until_minute, set_by, set_at)
     select distinct on ("staffId", day) $1::uuid, "staffId", day, "from", until, $3::uuid, $4::timestamptz
       from jsonb_to_recordset($2::jsonb) as x("staffId" uuid, day date, "from" int, until int)
     on conflict (tenant_id, staff_id, day) do update set from_minute = excluded.from_minute, until_minute = excluded.until_minute,
       set_by = excluded.set_by, set_at = excluded.set_at`,
    [ctx.tenantId, JSON.stringify(kept), ctx.actor.id, ctx.now],
  )
  return { kept: kept.length }
})

/** Throws `dispatch.no_colleague` unless all work here and within this person's reach. */
async function refuseStrangers(ctx: Ctx, staffIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(staffIds)]
  const { reach } = ctx.actor
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from staff s where s.tenant_id = ${ctx.tenantId} and s.id = any(${wanted}::uuid[]) and s.left_on is null
      and (${reach.company} or exists (select from staff_roles h where h.tenant_id = s.tenant_id and h.staff_id = s.id and h.until_on is null
        and (h.project_id is null or h.project_id = any(${[...reach.projects]}::uuid[]))))`.execute(ctx.db)
  if (rows[0]!.count !== wanted.length) throw new Refusal('dispatch.no_colleague')
}

export const saveHandOperation = implement(saveHand, async (ctx, input) => {
  await refuseStrangers(ctx, [input.staffId])
  await sql`insert into hands (tenant_id, staff_id, capacity, skills) values (${ctx.tenantId}, ${input.staffId}, ${input.capacity}, ${input.skills})
    on conflict (tenant_id, staff_id) do update set capacity = excluded.capacity, skills = excluded.skills`.execute(
    ctx.db,
  )
  await recordAudit(ctx, {
    action: 'dispatch.changed',
    subject: { kind: 'staff', id: input.staffId },
    detail: { capacity: input.capacity, skills: input.skills },
  })
  return { ok: true }
})
