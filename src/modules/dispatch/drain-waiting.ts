import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { drainWaiting } from './contract/board.ts'
import { findHands } from './find-hands.ts'
import { type FoundJob, findJobs } from './find-jobs.ts'
import { giveInTurn } from './give-jobs.ts'
import { fits } from './rules.ts'
import { waysOf } from './see-board.ts'

export const drainWaitingOperation = implement(drainWaiting, async (ctx, { projectId }) => {
  // Two workers at one project would give the same turn twice.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`dispatch ${ctx.tenantId} ${projectId}`}, 0))`.execute(
    ctx.db,
  )
  const ways = await waysOf(ctx, projectId)
  const jobs = await findJobs(ctx, sql`t.project_id = ${projectId} and t.assignee is null`)
  const of = (way: string) => jobs.filter(({ kind }) => ways.get(kind) === way)
  return {
    given: await giveInTurn(ctx, projectId, of('rotate')),
    offered: await offer(ctx, projectId, of('grab')),
  }
})

/** Rings at those on duty who may take it, once for each time it waits. */
async function offer(ctx: Ctx, projectId: string, jobs: readonly FoundJob[]): Promise<number> {
  const { rows: fresh } = await sql<{ id: string }>`
    update tickets set offered_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = any(${jobs.map(({ id }) => id)}::uuid[])
      and offered_at is null and assignee is null returning id`.execute(ctx.db)
  if (fresh.length === 0) return 0
  const hands = (await findHands(ctx, projectId)).filter(({ onDuty }) => onDuty)
  const ids = new Set(fresh.map(({ id }) => id))
  await ringAtOnce(
    ctx,
    jobs
      .filter(({ id }) => ids.has(id))
      .flatMap((job) =>
        hands
          .filter((hand) => job.roles.length > 0 && fits(job, hand))
          .map(({ id }) => ({ staffId: id, kind: 'ticket-offered' as const, detail: { ticketId: job.id } })),
      ),
  )
  return fresh.length
}
