import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { changeIncident, openIncident } from './contract.ts'
import { takeIn } from './join-incident.ts'
import { runningIncident } from './queries.ts'

export const openIncidentOperation = implement(openIncident, async (ctx, input) => {
  await projectInSight(ctx, input.projectId)
  refusePast(ctx, input.expectedEndAt)
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('incidents')
    .values({
      tenant_id: ctx.tenantId,
      id,
      project_id: input.projectId,
      title: input.title,
      category: input.category ?? null,
      cause: input.cause ?? null,
      say: input.say,
      began_at: input.beganAt ?? ctx.now,
      expected_end_at: input.expectedEndAt ?? null,
      opened_by: ctx.actor.id!,
      opened_at: ctx.now,
    })
    .execute()
  const homes = await addHomes(ctx, id, input)
  if (homes === 0) throw new Refusal('incidents.nowhere', {}, 'areas')
  const incident = { id, project_id: input.projectId, title: input.title }
  const { joined } = await takeIn(ctx, incident, input.ticketIds)
  return { id, homes, tickets: joined }
})

async function addHomes(
  ctx: Ctx,
  id: string,
  {
    projectId,
    areas,
    unitIds,
  }: {
    projectId: string
    areas: readonly { buildingId: string; entrance?: string | undefined }[]
    unitIds: readonly string[]
  },
): Promise<number> {
  const chosen = JSON.stringify(
    areas.map(({ buildingId, entrance }) => ({ building: buildingId, entrance: entrance ?? null })),
  )
  const added = await sql`insert into incident_homes (tenant_id, incident_id, unit_id)
    select ${ctx.tenantId}, ${id}, u.id from units u where u.tenant_id = ${ctx.tenantId} and u.project_id = ${projectId}
      and (u.id = any(${[...unitIds]}::uuid[]) or exists (select from jsonb_to_recordset(${chosen}::jsonb) as a(building uuid, entrance text)
        where a.building = u.building_id and (a.entrance is null or a.entrance = u.entrance)))`.execute(
    ctx.db,
  )
  return Number(added.numAffectedRows ?? 0)
}

export function refusePast(ctx: Ctx, at: string | null | undefined): void {
  if (at && Date.parse(at) <= Date.parse(ctx.now))
    throw new Refusal('incidents.end_before_now', {}, 'expectedEndAt')
}

export const changeIncidentOperation = implement(changeIncident, async (ctx, input) => {
  const incident = await runningIncident(ctx, input.id, input.version)
  refusePast(ctx, input.expectedEndAt)
  const version = incident.version + 1
  await ctx.db
    .updateTable('incidents')
    .set({
      version,
      ...(input.title ? { title: input.title } : {}),
      ...(input.say ? { say: input.say } : {}),
      ...(input.cause === undefined ? {} : { cause: input.cause || null }),
      ...(input.category === undefined ? {} : { category: input.category || null }),
      ...(input.expectedEndAt === undefined ? {} : { expected_end_at: input.expectedEndAt }),
    })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', incident.id)
    .execute()
  return { version }
})
