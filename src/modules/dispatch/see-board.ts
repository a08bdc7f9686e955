import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { kindTitles } from '../tickets/kinds.ts'
import { seeBoard } from './contract/board.ts'
import type { Way } from './contract/words.ts'
import { findHands } from './find-hands.ts'
import { findJobs } from './find-jobs.ts'
import { fits, spread } from './rules.ts'

export const seeBoardOperation = implement(seeBoard, async (ctx, input) => {
  await projectInSight(ctx, input.projectId)
  const [jobs, hands, ways, titles] = await Promise.all([
    findJobs(ctx, sql`t.project_id = ${input.projectId}`),
    findHands(ctx, input.projectId),
    waysOf(ctx, input.projectId),
    kindTitles(ctx),
  ])
  const waiting = jobs.filter((job) => job.assigneeId === null)
  const turns = new Map(spread(waiting, hands).map(({ jobId, staffId }) => [jobId, staffId]))
  const able = hands.filter(
    (hand) =>
      jobs.some((job) => job.assigneeId === hand.id) ||
      jobs.some((job) => job.roles.length > 0 && fits(job, hand)),
  )
  const kinds = [...new Set(jobs.map((job) => job.kind))]
  return {
    people: able
      .map(({ titles: roles, ...hand }) => ({ ...hand, roles, skills: [...hand.skills] }))
      .sort((one, other) => Number(other.onDuty) - Number(one.onDuty) || one.onHand - other.onHand),
    jobs: jobs.map((job) => ({ ...job, suggestedId: turns.get(job.id) ?? null })),
    ways: kinds.map((kind) => ({
      kind,
      title: titles.get(kind) ?? kind,
      way: ways.get(kind) ?? ('assign' as const),
    })),
    now: ctx.now,
  }
})

/** How jobs of each kind find somebody here, where it was said. */
export async function waysOf(ctx: Ctx, projectId: string): Promise<Map<string, Way>> {
  const { rows } = await sql<{
    kind: string
    way: Way
  }>`select kind, way from dispatch_ways where tenant_id = ${ctx.tenantId} and project_id = ${projectId}`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ kind, way }) => [kind, way]))
}
