import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { listWaiting } from './contract/board.ts'
import { findJobs } from './find-jobs.ts'

export const listWaitingOperation = implement(listWaiting, async (ctx) => {
  const jobs = await findJobs(ctx, sql`t.assignee is null`)
  const mine = jobs.filter(
    (job) => job.not !== ctx.actor.id && job.roles.some((role) => ctx.actor.roles.includes(role)),
  )
  return { jobs: mine.slice(0, 50) }
})
