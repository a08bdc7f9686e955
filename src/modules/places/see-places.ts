import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ruleTitle } from '../obligations/rule-words.ts'
import { seeUnit } from './contract/homes.ts'
import { seeProject } from './contract/projects.ts'
import { type ProjectMilestone, projectMilestones } from './contract/words.ts'
import { visibleProjects, visibleUnits } from './queries.ts'

export const seeProjectOperation = implement(seeProject, async (ctx, input) => {
  const today = ctx.now.slice(0, 10)
  type Seen = OutputOf<typeof seeProject>
  type Row = Seen['project'] &
    Pick<Seen, 'stages' | 'batches' | 'buildings' | 'moves' | 'nodes' | 'late'> &
    Record<ProjectMilestone, string | null>
  const { rows } = await sql<Row>`
    select p.id, p.name, p.kind, p.city, p.go_live_on as "goLiveOn", p.presale_on as "presaleOn", p.sales_open_on as "salesOpenOn",
      p.sales_site_closes_on as "salesSiteClosesOn", p.first_handover_on as "firstHandoverOn", p.handover_on as "handoverOn",
      p.move_in_on as "moveInOn", p.move_in_ended_on as "moveInEndedOn",
      (select count(*) from units u where u.tenant_id = p.tenant_id and u.project_id = p.id) as homes,
      (select count(distinct h.unit_id) from holdings h where h.tenant_id = p.tenant_id and h.project_id = p.id and h.ended_on is null) as held,
      (select count(*) from obligations o where o.tenant_id = p.tenant_id and o.project_id = p.id and o.state = 'open') as open,
      (select count(*) from obligations o where o.tenant_id = p.tenant_id and o.project_id = p.id and o.state = 'open' and o.due_at <= ${ctx.now}::timestamptz) as overdue,
      coalesce((select json_agg(x) from (select h.stage, count(distinct h.unit_id) as homes from holdings h where h.tenant_id = p.tenant_id
        and h.project_id = p.id and h.ended_on is null and h.role = 'owner' group by h.stage order by min(h.stage_since)) x), '[]') as stages,
      coalesce((select json_agg(x) from (select b.id, b.name, b.handover_on as "handoverOn", (select count(*) from units u join buildings g
          on g.tenant_id = u.tenant_id and g.id = u.building_id where u.tenant_id = p.tenant_id and g.batch_id = b.id) as homes
        from batches b where b.tenant_id = p.tenant_id and b.project_id = p.id order by b.name) x), '[]') as batches,
      coalesce((select json_agg(x) from (select b.id, b.name, b.batch_id as "batchId", b.handover_on as "handoverOn",
          (select count(*) from units u where u.tenant_id = p.tenant_id and u.building_id = b.id) as homes,
          array(select distinct s.name from units u join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id
            where u.tenant_id = p.tenant_id and u.building_id = b.id order by s.name) as stewards
        from buildings b where b.tenant_id = p.tenant_id and b.project_id = p.id order by b.sort_key) x), '[]') as buildings,
      coalesce((select json_agg(x) from (select m.id, m.subject_kind as "subjectKind", m.name, m.was_on as "wasOn", m.on_date as "onDate", m.reason,
          s.name as by, m.moved_at as at, m.taken_back_at as "takenBackAt",
          coalesce((select b.name from buildings b where b.tenant_id = m.tenant_id and b.id = m.subject_id),
            (select b.name from batches b where b.tenant_id = m.tenant_id and b.id = m.subject_id)) as subject
        from milestones m left join staff s on s.tenant_id = m.tenant_id and s.id = m.moved_by
        where m.tenant_id = p.tenant_id and (m.subject_id = p.id
          or m.subject_id in (select b.id from buildings b where b.tenant_id = p.tenant_id and b.project_id = p.id)
          or m.subject_id in (select b.id from batches b where b.tenant_id = p.tenant_id and b.project_id = p.id))
        order by m.moved_at desc limit 50) x), '[]') as moves,
      coalesce((select json_agg(x) from (select n.id, n.name, n.reached_on as "on", n.photo_id as "photoId", s.name as by, n.recorded_at as at,
          n.recorded_by = ${ctx.actor.id}::uuid and n.recorded_at >= ${ctx.now}::timestamptz - interval '10 minutes' as "mayTakeBack"
        from project_nodes n join staff s on s.tenant_id = n.tenant_id and s.id = n.recorded_by
        where n.tenant_id = p.tenant_id and n.project_id = p.id and n.taken_back_at is null order by n.reached_on desc, n.id desc limit 50) x), '[]') as nodes,
      coalesce((select json_agg(x) from (select s.name as staff, coalesce(r.title, o.role) as role, count(*) as open,
          count(*) filter (where o.due_at <= ${ctx.now}::timestamptz) as overdue
        from obligations o left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
          left join roles r on r.tenant_id = o.tenant_id and r.code = o.role
        where o.tenant_id = p.tenant_id and o.project_id = p.id and o.state = 'open' and o.role <> 'system'
          and (o.window_start is null or o.window_start <= ${ctx.now}::timestamptz)
        group by s.name, coalesce(r.title, o.role) order by 4 desc, 3 desc limit 40) x), '[]') as late
    from projects p where p.tenant_id = ${ctx.tenantId} and p.id = ${input.id} and ${visibleProjects(ctx, 'p')}`.execute(
    ctx.db,
  )
  const found = rows[0]
  if (!found) throw new Refusal('places.unknown')
  const milestones = (Object.keys(projectMilestones) as ProjectMilestone[]).map((name) => ({
    name,
    on: found[name] ?? null,
  }))
  const next = milestones
    .filter(({ on }) => on !== null && on >= today)
    .sort((a, b) => (a.on! < b.on! ? -1 : 1))[0]
  return {
    project: { ...found, next: next ? { name: next.name, on: next.on! } : null },
    milestones,
    stages: found.stages,
    batches: found.batches,
    buildings: found.buildings,
    moves: found.moves,
    nodes: found.nodes,
    late: found.late,
  }
})

export const seeUnitOperation = implement(seeUnit, async (ctx, input) => {
  type Seen = OutputOf<typeof seeUnit>
  type Row = Omit<Seen, 'open'> & { open: (Seen['open'][number] & { playbook: string; version: number })[] }
  const { rows } = await sql<Row>`
    select json_build_object('id', u.id, 'room', u.room, 'projectId', u.project_id, 'project', p.name, 'buildingId', b.id, 'building', b.name, 'floor', u.floor,
        'houseType', u.house_type, 'area', u.area_cm2 / 10000.0, 'stewardId', u.steward_id, 'steward', s.name) as unit,
      coalesce((select json_agg(x) from (select h.id, h.customer_id as "customerId", c.name, h.role, h.stage, h.subscribed_on as "subscribedOn",
          h.signed_on as "signedOn", h.handover_on as "handoverOn", h.handed_over_on as "handedOverOn", h.moved_in_on as "movedInOn", h.ended_on as "endedOn"
        from holdings h join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id
        where h.tenant_id = u.tenant_id and h.unit_id = u.id order by h.ended_on desc nulls first, h.id) x), '[]') as holdings,
      coalesce((select json_agg(x) from (select o.id, o.playbook, o.version, o.rule, o.clause, o.due_at as "dueAt", c.name as customer, w.name as "owedBy"
        from obligations o left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id
        left join staff w on w.tenant_id = o.tenant_id and w.id = o.owed_by
        where o.tenant_id = u.tenant_id and o.state = 'open' and (o.unit_id = u.id or (o.unit_id is null and o.customer_id = any(array(
          select k.id from customers k where k.tenant_id = u.tenant_id and k.main_unit_id = u.id)))) order by o.due_at limit 100) x), '[]') as open
    from units u join projects p on p.tenant_id = u.tenant_id and p.id = u.project_id
    join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
    left join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id
    where u.tenant_id = ${ctx.tenantId} and u.id = ${input.id} and ${visibleUnits(ctx, 'u')}`.execute(ctx.db)
  const found = rows[0]
  if (!found) throw new Refusal('places.unknown')
  return {
    ...found,
    open: await Promise.all(found.open.map(async (one) => ({ ...one, title: await ruleTitle(ctx, one) }))),
  }
})
