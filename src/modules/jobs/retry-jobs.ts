import { recordAudit } from '#modules/audit/record-audit.ts'
import { implement } from '#platform/perform.ts'
import { closeJobs } from './close-jobs.ts'
import { retryJobs } from './contract.ts'

export const retryJobsOperation = implement(retryJobs, async (ctx, { ids }) => {
  const jobs = await closeJobs(ctx, ids, 'retried')
  for (const { operation, input, key } of jobs) await ctx.enqueue(operation, input, { key })
  await recordAudit(ctx, { action: 'jobs.retried', detail: { jobs: jobs.map((job) => job.operation) } })
  return { queued: jobs.length }
})
