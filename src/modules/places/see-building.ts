import { sql } from 'kysely'
import { epochDay } from '#engine/days.ts'
import { startOfDay, zoneOf } from '#engine/zone.ts'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { seeBuilding } from './contract/building.ts'
import { visibleProjects, visibleUnits } from './queries.ts'

type Seen = OutputOf<typeof seeBuilding>

export const seeBuildingOperation = implement(seeBuilding, async (ctx, input) => {
  const { timeZone } = ctx.tenant
  const newYear = epochDay(`${localDayOf(ctx.now, timeZone).slice(0, 4)}-01-01`)
  const yearBegan = new Date(startOfDay(zoneOf(timeZone), newYear)).toISOString()
  const toDo = sql`o.state = 'open' and not o.parent and o.role <> 'system' and (o.window_start is null or o.window_start <= ${ctx.now}::timestamptz)`
  const { rows } = await sql<Omit<Seen, 'stages'>>`
    select json_build_object('id', b.id, 'name', b.name, 'projectId', p.id, 'project', p.name) as building,
      (select json_agg(json_build_object('id', n.id, 'name', n.name) order by n.sort_key) from buildings n
        where n.tenant_id = b.tenant_id and n.project_id = b.project_id) as buildings,
      coalesce((select json_agg(json_build_object('id', x.id, 'room', x.room, 'number', x.number, 'entrance', x.entrance, 'floor', x.floor,
          'holder', l.holder, 'stage', l.stage, 'metThisYear', coalesce(l.met_at >= ${yearBegan}::timestamptz, false),
          'open', w.open, 'overdue', w.overdue) order by x.sort_key, x.id)
        from units x left join lateral (
          select (array_agg(c.name order by h.role <> 'owner', h.id))[1] as holder, (array_agg(h.stage order by h.role <> 'owner', h.stage nulls last))[1] as stage,
            max(c.met_at) as met_at
          from holdings h join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id
          where h.tenant_id = x.tenant_id and h.unit_id = x.id and h.ended_on is null) l on true
        left join lateral (
          select count(*) as open, count(*) filter (where y.due_at <= ${ctx.now}::timestamptz) as overdue from (
            select o.due_at from obligations o where o.tenant_id = x.tenant_id and o.unit_id = x.id and ${toDo}
            union all
            select o.due_at from customers c join obligations o on o.tenant_id = c.tenant_id and o.customer_id = c.id and o.unit_id is null and ${toDo}
              where c.tenant_id = x.tenant_id and c.main_unit_id = x.id) y) w on true
        where x.tenant_id = b.tenant_id and x.building_id = b.id and ${visibleUnits(ctx, 'x')}), '[]') as homes
    from buildings b join projects p on p.tenant_id = b.tenant_id and p.id = b.project_id
    where b.tenant_id = ${ctx.tenantId} and b.id = ${input.id} and ${visibleProjects(ctx, 'p')}`.execute(
    ctx.db,
  )
  const found = rows[0]
  if (!found) throw new Refusal('places.unknown')
  const journeys = (await runningPlaybooks(ctx)).flatMap(({ playbook }) => playbook.journeys)
  const planned = journeys.filter(({ about }) => about === 'holding').flatMap(({ stages }) => stages)
  const reached = found.homes.flatMap(({ stage }) => stage ?? [])
  const stages = [...new Set([...planned, ...reached])].filter((stage) => reached.includes(stage))
  return { ...found, stages }
})
