import type { z } from 'zod'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { ruleTitle } from '../obligations/rule-words.ts'
import { assignGrid, beginGrids, type handover } from './contract/grids.ts'
import { giveGrid, moveHomes } from './give-grid.ts'

type Handover = z.infer<typeof handover>
type Owed = Handover['list'][number] & { playbook: string; version: number; clause: string }

const LISTED = 200

/** What is open for the homes that `where` selects (alias u), before they change hands. */
export async function handoverList(ctx: Ctx, where: string, values: unknown[]): Promise<Handover> {
  const { rows } = await ctx.client.query<Omit<Handover, 'list'> & { list: Owed[] }>(
    `with homes as (select u.id from units u where u.tenant_id = $1 and ${where}),
     owed as (select o.id, o.playbook, o.version, o.rule, o.clause, o.due_at, o.unit_id, o.customer_id from obligations o
       where o.tenant_id = $1 and o.state = 'open' and o.unit_id in (select id from homes) and o.owed_by is not null)
     select (select count(*) from homes) as homes,
       (select count(distinct h.customer_id) from holdings h where h.tenant_id = $1 and h.ended_on is null and h.unit_id in (select id from homes)) as customers,
       (select count(*) from owed) as open, (select count(*) from owed where due_at <= $2) as overdue,
       coalesce((select json_agg(json_build_object('obligationId', l.id, 'room', u.room, 'customer', c.name, 'playbook', l.playbook,
           'version', l.version, 'rule', l.rule, 'clause', l.clause, 'dueAt', l.due_at) order by l.due_at)
         from (select * from owed order by due_at limit ${LISTED}) l
         left join units u on u.tenant_id = $1 and u.id = l.unit_id left join customers c on c.tenant_id = $1 and c.id = l.customer_id), '[]') as list,
       coalesce((select json_agg(json_build_object('staff', a.name, 'coveredBy', b.name, 'fromOn', k.from_on, 'untilOn', k.until_on) order by k.from_on)
         from covers k join staff a on a.tenant_id = $1 and a.id = k.staff_id join staff b on b.tenant_id = $1 and b.id = k.covered_by
         where k.tenant_id = $1 and k.ended_at is null and k.until_on >= $2::timestamptz::date
           and exists (select from units u where u.tenant_id = $1 and u.id in (select id from homes) and u.steward_id in (k.staff_id, k.covered_by))), '[]') as covers`,
    [ctx.tenantId, ctx.now, ...values],
  )
  const found = rows[0]!
  return {
    ...found,
    list: await Promise.all(found.list.map(async (one) => ({ ...one, title: await ruleTitle(ctx, one) }))),
  }
}

const ringHanded = (ctx: Ctx, staffId: string, homes: number, open: number) =>
  ringAtOnce(ctx, homes + open > 0 ? [{ staffId, kind: 'handed-over', detail: { homes, open } }] : [])

const dayHere = (ctx: Ctx) => localDayOf(ctx.now, ctx.tenant.timeZone)

async function person(ctx: Ctx, staffId: string, takesHomes = true) {
  const { rows } = await ctx.client.query(
    `select s.name, s.left_on, exists (select from staff_roles h join roles r on r.tenant_id = h.tenant_id and r.code = h.role
       where h.tenant_id = s.tenant_id and h.staff_id = s.id and h.until_on is null and r.scope = 'own-grid') as steward
     from staff s where s.tenant_id = $1 and s.id = $2`,
    [ctx.tenantId, staffId],
  )
  if (!rows[0]) throw new Refusal('staff.unknown')
  if (rows[0].left_on) throw new Refusal('staff.left', { name: rows[0].name })
  if (takesHomes && !rows[0].steward)
    throw new Refusal('staff.grid_person', { name: rows[0].name }, 'staffId')
  return rows[0]
}

export const assignGridOperation = implement(assignGrid, async (ctx, input) => {
  await person(ctx, input.staffId)
  const building = await ctx.db
    .selectFrom('buildings')
    .select(['project_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', input.buildingId)
    .executeTakeFirst()
  if (!building) throw new Refusal('staff.building_unknown')
  const where = 'u.building_id = $3 and ($4::text is null or u.entrance = $4)'
  const values = [input.buildingId, input.entrance ?? null]
  const list = await handoverList(ctx, where, values)
  if (input.preview) return list
  const begun = input.fromOn <= dayHere(ctx)
  await giveGrid(ctx, { ...input, entrance: input.entrance ?? null, projectId: building.project_id }, begun)
  if (begun) await ringHanded(ctx, input.staffId, list.homes, list.open)
  await recordAudit(ctx, {
    action: 'staff.changed',
    subject: { kind: 'staff', id: input.staffId },
    detail: { building: input.buildingId, homes: list.homes, from: input.fromOn },
  })
  return list
})

/** A handover agreed for a later day happens on it: what is still with the one before goes to the one after. */
export const beginGridsOperation = implement(beginGrids, async (ctx) => {
  const still = `u.building_id = g.building_id and (g.entrance is null or u.entrance = g.entrance) and u.steward_id is distinct from g.staff_id
    and (u.steward_id is null or u.steward_id in (select b.staff_id from grids b where b.tenant_id = g.tenant_id and b.building_id = g.building_id
      and b.entrance is not distinct from g.entrance and b.until_on = g.from_on - 1))`
  const { rows } = await ctx.client.query(
    `select g.staff_id, array_agg(u.id) as homes from grids g join units u on u.tenant_id = g.tenant_id and ${still}
     where g.tenant_id = $1 and g.until_on is null and g.from_on <= $2::date and g.from_on > $2::date - 31 group by g.id, g.staff_id`,
    [ctx.tenantId, dayHere(ctx)],
  )
  for (const { staff_id, homes } of rows) {
    const list = await handoverList(ctx, 'u.id = any($3::uuid[])', [homes])
    await moveHomes(ctx, 'u.id = any($3::uuid[])', [homes], staff_id)
    await ringHanded(ctx, staff_id, list.homes, list.open)
  }
  return { begun: rows.length }
})

/** Everything in a leaver's care goes to `toStaffId`, or waits without a steward. */
export async function handOverAll(ctx: Ctx, staffId: string, toStaffId: string | null) {
  const where = 'u.steward_id = $3'
  const list = await handoverList(ctx, where, [staffId])
  if (toStaffId) await person(ctx, toStaffId, list.homes > 0)
  await moveHomes(ctx, where, [staffId], toStaffId)
  if (toStaffId) await ringHanded(ctx, toStaffId, list.homes, list.open)
  await ctx.client.query(
    `update obligations set owed_by = $3 where tenant_id = $1 and owed_by = $2 and state = 'open'`,
    [ctx.tenantId, staffId, toStaffId],
  )
  await ctx.client.query(
    `update customers set steward_id = $3 where tenant_id = $1 and steward_id = $2 and main_unit_id is null`,
    [ctx.tenantId, staffId, toStaffId],
  )
  await ctx.client.query(
    `with ended as (update grids set until_on = $3::date where tenant_id = $1 and staff_id = $2 and until_on is null returning project_id, building_id, entrance)
     insert into grids (tenant_id, id, project_id, building_id, entrance, staff_id, from_on)
     select $1, keban.uuid_v7(), project_id, building_id, entrance, $4::uuid, $3::date + 1 from ended where $4::uuid is not null`,
    [ctx.tenantId, staffId, ctx.now.slice(0, 10), toStaffId],
  )
  return list
}
