import { sql } from 'kysely'
import { both, type Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { fill, valuesIn } from '#platform/problem.ts'
import { Refusal } from '#platform/refusal.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { refusals } from '../tickets/contract/refusals.ts'
import { dispatch } from '../tickets/dispatch-ticket.ts'
import { ticketToMove } from '../tickets/take-step.ts'
import { giveJobs, spreadJobs } from './contract/board.ts'
import { findHands } from './find-hands.ts'
import { type FoundJob, findJobs } from './find-jobs.ts'
import { spread } from './rules.ts'

export const giveJobsOperation = implement(giveJobs, async (ctx, input) => {
  const declined: { id: string; why: Words }[] = []
  // In one order, so that two who give out at once do not wait for each other.
  for (const id of [...new Set(input.ids)].sort()) {
    try {
      await dispatch(ctx, await ticketToMove(ctx, id), { staffId: input.staffId })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'tickets.no_such_colleague') throw error
      declined.push({ id, why: whyOf(error) })
    }
  }
  return { given: new Set(input.ids).size - declined.length, declined }
})

function whyOf(refusal: Refusal): Words {
  const { zh, en } = (refusals as Record<string, Words>)[refusal.code] ?? both(refusal.code, refusal.code)
  return both(fill(zh, valuesIn(refusal.values, 'zh-CN')), fill(en, valuesIn(refusal.values, 'en')))
}

export const spreadJobsOperation = implement(spreadJobs, async (ctx, input) => {
  await projectInSight(ctx, input.projectId)
  const chosen = input.ids ? sql`and t.id = any(${input.ids}::uuid[])` : sql``
  const jobs = await findJobs(ctx, sql`t.project_id = ${input.projectId} and t.assignee is null ${chosen}`)
  const given = await giveInTurn(ctx, input.projectId, jobs)
  return { given, left: jobs.length - given }
})

/** Gives these out by turns; answers how many found somebody. */
export async function giveInTurn(ctx: Ctx, projectId: string, jobs: readonly FoundJob[]): Promise<number> {
  if (jobs.length === 0) return 0
  const turns = spread(jobs, await findHands(ctx, projectId))
  let given = 0
  for (const { jobId, staffId } of turns) {
    const ticket = await ticketToMove(ctx, jobId)
    // Somebody took it in the meantime.
    if (ticket.assignee !== null) continue
    await dispatch(ctx, ticket, { staffId, inTurn: true })
    given += 1
  }
  return given
}
