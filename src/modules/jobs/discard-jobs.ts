import { recordAudit } from '#modules/audit/record-audit.ts'
import { implement } from '#platform/perform.ts'
import { closeJobs } from './close-jobs.ts'
import { discardJobs } from './contract.ts'

export const discardJobsOperation = implement(discardJobs, async (ctx, { ids, reason }) => {
  const jobs = await closeJobs(ctx, ids, 'discarded', reason)
  await recordAudit(ctx, {
    action: 'jobs.discarded',
    reason,
    detail: { jobs: jobs.map((job) => job.operation) },
  })
  return { discarded: jobs.length }
})
