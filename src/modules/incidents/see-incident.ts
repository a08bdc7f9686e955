import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { listedAmong } from '../tickets/listed-among.ts'
import { type ListedIncident, listIncidents, listMyIncidents, seeIncident } from './contract.ts'
import { listedColumns, peopleOf, visibleIncidents } from './queries.ts'

const MOST = 100
/** So many reports of one category from one building within a day are rarely chance. */
const SUSPICIOUS = 3
const SUSPICIOUS_HOURS = 24

export const listIncidentsOperation = implement(listIncidents, async (ctx, { which }) => {
  const { rows } =
    await sql<ListedIncident>`select ${listedColumns(ctx)} from incidents i join projects p on p.tenant_id = i.tenant_id and p.id = i.project_id
    where i.tenant_id = ${ctx.tenantId} and i.ended_at is ${which === 'running' ? sql`null` : sql`not null`} and ${visibleIncidents(ctx, 'i')}
    order by coalesce(i.ended_at, i.began_at) desc limit ${MOST}`.execute(ctx.db)
  return { incidents: rows, suspected: which === 'running' ? await suspectedNow(ctx) : [] }
})

async function suspectedNow(ctx: Ctx): Promise<OutputOf<typeof listIncidents>['suspected']> {
  const { reach } = ctx.actor
  const { rows } = await sql<OutputOf<typeof listIncidents>['suspected'][number]>`
    select t.project_id as "projectId", p.name as project, b.id as "buildingId", b.name as building, t.category, array_agg(t.id order by t.filed_at) as tickets, min(t.filed_at) as "firstAt"
    from tickets t join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
      join projects p on p.tenant_id = t.tenant_id and p.id = t.project_id
    where t.tenant_id = ${ctx.tenantId} and t.closed_at is null and t.state <> 'solved' and t.incident_id is null and t.category is not null and not t.confidential
      and t.filed_at > ${ctx.now}::timestamptz - make_interval(hours => ${SUSPICIOUS_HOURS})
      ${reach.company ? sql`` : sql`and t.project_id = any(${[...reach.projects]}::uuid[])`}
    group by t.project_id, p.name, b.id, b.name, t.category having count(distinct t.unit_id) >= ${SUSPICIOUS} order by count(*) desc limit 10`.execute(
    ctx.db,
  )
  return rows
}

type Seen = OutputOf<typeof seeIncident>

export const seeIncidentOperation = implement(seeIncident, async (ctx, { id }) => {
  const { rows } = await sql<ListedIncident & Pick<Seen, 'cause' | 'version' | 'openedBy' | 'openedAt'>>`
    select ${listedColumns(ctx)}, i.cause, i.version, s.name as "openedBy", i.opened_at as "openedAt" from incidents i
      join projects p on p.tenant_id = i.tenant_id and p.id = i.project_id join staff s on s.tenant_id = i.tenant_id and s.id = i.opened_by
    where i.tenant_id = ${ctx.tenantId} and i.id = ${id} and ${visibleIncidents(ctx, 'i')}`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('incidents.unknown')
  const [areas, audience, members, news] = await Promise.all([
    areasOf(ctx, id),
    audienceOf(ctx, id),
    membersOf(ctx, id),
    newsOf(ctx, id),
  ])
  return { ...rows[0], areas, audience, members, news }
})

async function areasOf(ctx: Ctx, id: string): Promise<Seen['areas']> {
  const { rows } = await sql<
    Seen['areas'][number]
  >`select b.name as building, nullif(u.entrance, '') as entrance, count(*) as homes from incident_homes x
      join units u on u.tenant_id = x.tenant_id and u.id = x.unit_id join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
    where x.tenant_id = ${ctx.tenantId} and x.incident_id = ${id} group by b.name, b.sort_key, u.entrance order by b.sort_key, u.entrance`.execute(
    ctx.db,
  )
  return rows
}

async function audienceOf(ctx: Ctx, id: string): Promise<Seen['audience']> {
  const { rows } = await sql<
    Seen['audience']
  >`select count(*) as people, count(distinct a.phone_index) as reachable from (${peopleOf(ctx, sql`${id}::uuid`)}) a`.execute(
    ctx.db,
  )
  return rows[0]!
}

async function membersOf(ctx: Ctx, id: string): Promise<Seen['members']> {
  const { rows } = await sql<{
    id: string
  }>`select id from tickets where tenant_id = ${ctx.tenantId} and incident_id = ${id} limit 500`.execute(
    ctx.db,
  )
  const members = await listedAmong(
    ctx,
    rows.map((row) => row.id),
  )
  return members.map(({ id, number, room, place, words, state, filedAt, reopened }) => ({
    ...{ id, number, room: room ?? place, words, state, filedAt, reopened },
  }))
}

async function newsOf(ctx: Ctx, id: string): Promise<Seen['news']> {
  const { rows } = await sql<
    Seen['news'][number]
  >`select n.id, n.words, n.ends, s.name as by, n.at, n.carried_at as "carriedAt",
      (select count(*) from incident_told x where x.tenant_id = n.tenant_id and x.news_id = n.id and x.message_id is not null) as told,
      coalesce((select json_agg(json_build_object('reason', y.reason, 'people', y.people) order by y.people desc) from (
        select x.reason, count(*) as people from incident_told x where x.tenant_id = n.tenant_id and x.news_id = n.id and x.message_id is null group by 1) y), '[]') as "leftOut"
    from incident_news n join staff s on s.tenant_id = n.tenant_id and s.id = n.by where n.tenant_id = ${ctx.tenantId} and n.incident_id = ${id}
    order by n.at desc`.execute(ctx.db)
  return rows
}

export const listMyIncidentsOperation = implement(listMyIncidents, async (ctx) => {
  const { rows } = await sql<OutputOf<typeof listMyIncidents>['incidents'][number]>`
    select i.id, i.title, i.expected_end_at as "expectedEndAt", n.words, coalesce(n.at, i.began_at) as at from incidents i
      left join lateral (select x.words, x.at from incident_news x where x.tenant_id = i.tenant_id and x.incident_id = i.id order by x.at desc limit 1) n on true
    where i.tenant_id = ${ctx.tenantId} and i.ended_at is null and exists (select from incident_homes h join holdings m on m.tenant_id = h.tenant_id and m.unit_id = h.unit_id
      and m.ended_on is null and m.customer_id = ${ctx.actor.id}::uuid where h.tenant_id = i.tenant_id and h.incident_id = i.id) order by i.began_at desc limit 5`.execute(
    ctx.db,
  )
  return { incidents: rows }
})
