import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'

export interface Incident {
  id: string
  project_id: string
  title: string
  category: string | null
  ended_at: string | null
  version: number
}

/** Incidents of the projects this person works for, or of homes in his care. */
export function visibleIncidents(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const { reach, kind } = ctx.actor
  if (kind === 'system' || reach.company) return sql<boolean>`true`
  return sql<boolean>`(${sql.ref(`${alias}.project_id`)} = any(${[...reach.projects]}::uuid[]) or exists (
    select from incident_homes x join units u on u.tenant_id = x.tenant_id and u.id = x.unit_id
    where x.tenant_id = ${ctx.tenantId} and x.incident_id = ${sql.ref(`${alias}.id`)} and u.steward_id = ${ctx.actor.id}::uuid))`
}

/** Locked. Throws `incidents.unknown`, `incidents.over`, and `incidents.changed` when another version was seen. */
export async function runningIncident(ctx: Ctx, id: string, version?: number): Promise<Incident> {
  const { rows } =
    await sql<Incident>`select i.id, i.project_id, i.title, i.category, i.ended_at, i.version from incidents i
    where i.tenant_id = ${ctx.tenantId} and i.id = ${id} and ${visibleIncidents(ctx, 'i')} for update`.execute(
      ctx.db,
    )
  const incident = rows[0]
  if (!incident) throw new Refusal('incidents.unknown')
  if (incident.ended_at) throw new Refusal('incidents.over', { title: incident.title })
  if (version !== undefined && version !== incident.version) throw new Refusal('incidents.changed')
  return incident
}

export const listedColumns = (
  ctx: Ctx,
) => sql`i.id, i.title, p.name as project, i.project_id as "projectId", i.category, i.say, i.began_at as "beganAt",
  i.expected_end_at as "expectedEndAt", i.ended_at as "endedAt",
  (select count(*) from incident_homes h where h.tenant_id = ${ctx.tenantId} and h.incident_id = i.id) as homes,
  (select count(*) from tickets t where t.tenant_id = ${ctx.tenantId} and t.incident_id = i.id) as tickets,
  (select max(n.at) from incident_news n where n.tenant_id = ${ctx.tenantId} and n.incident_id = i.id) as "lastNewsAt"`

/** Who lives in or owns the homes of incident `i` now, and who reported it. */
export const peopleOf = (ctx: Ctx, incident: RawBuilder<unknown>) => sql`
  select distinct c.id, c.phone_index, c.project_id from (
    select h.customer_id from incident_homes x join holdings h on h.tenant_id = x.tenant_id and h.unit_id = x.unit_id and h.ended_on is null
      where x.tenant_id = ${ctx.tenantId} and x.incident_id = ${incident}
    union select t.customer_id from tickets t where t.tenant_id = ${ctx.tenantId} and t.incident_id = ${incident} and t.customer_id is not null) a
  join customers c on c.tenant_id = ${ctx.tenantId} and c.id = a.customer_id and c.merged_into is null`
