import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { endSpot, listSpots, markSpots } from './contract/spots.ts'
import { projectInSight } from './project-in-sight.ts'
import { visibleProjects } from './queries.ts'

export const listSpotsOperation = implement(listSpots, async (ctx, { projectId }) => {
  await projectInSight(ctx, projectId)
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from marked_spots where tenant_id = ${ctx.tenantId} and project_id = ${projectId} and ended_at is null order by name limit 1000`.execute(
    ctx.db,
  )
  return { spots: rows }
})

export const markSpotsOperation = implement(markSpots, async (ctx, { projectId, names }) => {
  await projectInSight(ctx, projectId)
  const spots = [...new Set(names)].map((name) => ({ id: newId(Date.parse(ctx.now)), name }))
  const { rowCount } = await ctx.client.query(
    `insert into marked_spots (tenant_id, id, project_id, name, marked_by, marked_at)
     select $1, x.id, $2, x.name, $3, $4 from jsonb_to_recordset($5::jsonb) as x(id uuid, name text) on conflict do nothing`,
    [ctx.tenantId, projectId, ctx.actor.id, ctx.now, JSON.stringify(spots)],
  )
  return { marked: rowCount ?? 0 }
})

export const endSpotOperation = implement(endSpot, async (ctx, input) => {
  const { rows } = await sql`
    update marked_spots m set ended_at = ${ctx.now} from projects p where m.tenant_id = ${ctx.tenantId} and m.id = ${input.id} and m.ended_at is null
      and p.tenant_id = ${ctx.tenantId} and p.id = m.project_id and ${visibleProjects(ctx, 'p')} returning m.id`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw new Refusal('places.unknown')
  return { ok: true }
})
