import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { momentOf } from '../customers/record-holding-fact.ts'
import { attachToProject, ownFile } from '../files/see-file.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { removeDutiesOfFact } from '../obligations/remove-duties.ts'
import { recordNode, takeBackNode } from './contract/nodes.ts'
import { projectInSight } from './project-in-sight.ts'

const TAKE_BACK_MS = 10 * 60_000

export const recordNodeOperation = implement(recordNode, async (ctx, input) => {
  const { projectId, name, on } = input
  await projectInSight(ctx, projectId)
  if (on > localDayOf(ctx.now, ctx.tenant.timeZone)) throw new Refusal('events.future', {}, 'on')
  const at = await nextMoment(ctx, projectId, on)
  await refuseClosedMonth(ctx, at)
  if (input.photoId) {
    await ownFile(ctx, input.photoId)
    await attachToProject(ctx, input.photoId, projectId)
  }
  // The gap of a notice, as the policy's texts name it.
  const outcome = await recordEvent(ctx, {
    kind: 'project.node-reached',
    subject: { kind: 'project', id: projectId },
    at,
    values: { 节点: name, ...(input.photoId ? { files: [input.photoId] } : {}) },
  })
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('project_nodes')
    .values({
      tenant_id: ctx.tenantId,
      id,
      project_id: projectId,
      name,
      reached_on: on,
      photo_id: input.photoId ?? null,
      event_id: outcome.eventId,
      recorded_by: ctx.actor.id!,
      recorded_at: ctx.now,
    })
    .execute()
    .catch((cause: { code?: string }) => {
      throw cause.code === '23505' ? new Refusal('places.node_recorded', { name }, 'name') : cause
    })
  await recordAudit(ctx, {
    action: 'node.recorded',
    subject: { kind: 'project', id: projectId },
    detail: { name, on, opened: outcome.opened.length },
  })
  const dues = outcome.opened.flatMap(({ dueAt }) => dueAt ?? []).sort()
  return {
    id,
    opened: outcome.opened.length,
    unopened: outcome.unopened,
    earliestDueAt: dues[0] ?? null,
  }
})

/** Two nodes of one day are two facts: what a fact opens is known by its moment. */
async function nextMoment(ctx: Ctx, projectId: string, on: string): Promise<string> {
  const { rows } = await sql<{ earlier: number }>`select count(*) as earlier from project_nodes
    where tenant_id = ${ctx.tenantId} and project_id = ${projectId} and reached_on = ${on}::date`.execute(
    ctx.db,
  )
  return new Date(Date.parse(momentOf(ctx, on)) + Number(rows[0]!.earlier)).toISOString()
}

interface Node {
  project_id: string
  name: string
  event_id: string
  recorded_by: string
  recorded_at: string
  author: string
}

async function nodeInSight(ctx: Ctx, id: string): Promise<Node> {
  const { rows } =
    await sql<Node>`select n.project_id, n.name, n.event_id, n.recorded_by, n.recorded_at, s.name as author
    from project_nodes n join staff s on s.tenant_id = n.tenant_id and s.id = n.recorded_by
    where n.tenant_id = ${ctx.tenantId} and n.id = ${id} and n.taken_back_at is null for update of n`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new Refusal('places.unknown')
  await projectInSight(ctx, rows[0].project_id)
  return rows[0]
}

export const takeBackNodeOperation = implement(takeBackNode, async (ctx, { id }) => {
  const node = await nodeInSight(ctx, id)
  if (node.recorded_by !== ctx.actor.id) throw new Refusal('places.node_not_author', { who: node.author })
  if (Date.parse(ctx.now) - Date.parse(node.recorded_at) > TAKE_BACK_MS)
    throw new Refusal('places.node_too_late')
  const { removed, begun } = await removeDutiesOfFact(ctx, node.event_id)
  if (begun > 0) throw new Refusal('places.node_told', { count: begun })
  await sql`update project_nodes set taken_back_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, {
    kind: 'project.node-taken-back',
    subject: { kind: 'project', id: node.project_id },
    values: { 节点: node.name, takesBack: node.event_id },
  })
  await recordAudit(ctx, {
    action: 'node.taken-back',
    subject: { kind: 'project', id: node.project_id },
    detail: { name: node.name, removed },
  })
  return { removed }
})
