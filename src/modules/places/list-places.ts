import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { listUnits } from './contract/homes.ts'
import { listProjects } from './contract/projects.ts'
import { visibleProjects, visibleUnits } from './queries.ts'
import { readRoom } from './rooms.ts'

export const listProjectsOperation = implement(listProjects, async (ctx) => {
  const today = ctx.now.slice(0, 10)
  const { rows } = await sql<OutputOf<typeof listProjects>['projects'][number]>`
    select p.id, p.name, p.kind, p.city,
      (select count(*) from units u where u.tenant_id = p.tenant_id and u.project_id = p.id) as homes,
      (select count(distinct h.unit_id) from holdings h where h.tenant_id = p.tenant_id and h.project_id = p.id and h.ended_on is null) as held,
      coalesce(o.open, 0) as open, coalesce(o.overdue, 0) as overdue,
      (select json_build_object('name', m.name, 'on', m.day) from (values
          ('presaleOn', p.presale_on), ('salesOpenOn', p.sales_open_on), ('salesSiteClosesOn', p.sales_site_closes_on),
          ('firstHandoverOn', p.first_handover_on), ('handoverOn', p.handover_on), ('moveInOn', p.move_in_on),
          ('moveInEndedOn', p.move_in_ended_on)) m(name, day)
        where m.day >= ${today}::date order by m.day limit 1) as next
    from projects p left join lateral (
      select count(*) as open, count(*) filter (where x.due_at <= ${ctx.now}::timestamptz) as overdue
      from obligations x where x.tenant_id = p.tenant_id and x.project_id = p.id and x.state = 'open') o on true
    where p.tenant_id = ${ctx.tenantId} and ${visibleProjects(ctx, 'p')} order by p.name`.execute(ctx.db)
  return { projects: rows }
})

const COUNTED = 1000

export const listUnitsOperation = implement(listUnits, async (ctx, input) => {
  const room = input.room ? readRoom(input.room) : null
  const where = sql`u.tenant_id = ${ctx.tenantId} and ${visibleUnits(ctx, 'u')}
    ${input.projectId ? sql`and u.project_id = ${input.projectId}` : sql``}
    ${input.buildingId ? sql`and u.building_id = ${input.buildingId}` : sql``}
    ${input.withoutSteward ? sql`and u.steward_id is null` : sql``}
    ${input.room ? (room ? sql`and (u.room = ${room.canonical} or u.number = ${room.room})` : sql`and strpos(u.room, ${input.room}) > 0`) : sql``}`
  const after = input.after?.split('|')
  const page = sql`select u.* from units u where ${where}
    ${after ? sql`and (u.sort_key, u.id) > (${after[0]}, ${after[1]}::uuid)` : sql``} order by u.sort_key, u.id limit ${input.limit + 1}`
  type Row = OutputOf<typeof listUnits>['units'][number] & { sort_key: string; counted: number }
  const { rows: all } = await sql<Row>`
    with page as materialized (${page})
    select u.id, u.room, u.project_id as "projectId", p.name as project, u.house_type as "houseType", u.area_cm2 / 10000.0::float8 as area,
      s.name as steward, u.sort_key, (select max(h.stage) from holdings h where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.ended_on is null) as stage,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'role', h.role) order by h.role, c.name) from holdings h
        join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.ended_on is null), '[]') as holders,
      (select count(*) from obligations o where o.tenant_id = u.tenant_id and o.unit_id = u.id and o.state = 'open') as open,
      (select count(*) from (select 1 from units u where ${where} limit ${COUNTED + 1}) n) as counted
    from page u join projects p on p.tenant_id = u.tenant_id and p.id = u.project_id
    left join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id order by u.sort_key, u.id`.execute(
    ctx.db,
  )
  const shown = all.slice(0, input.limit)
  const counted = all[0]?.counted ?? 0
  const last = shown.at(-1)
  return {
    units: shown,
    total: { count: Math.min(counted, COUNTED), more: counted > COUNTED },
    after: all.length > input.limit && last ? `${last.sort_key}|${last.id}` : null,
  }
})
