import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { listJobs } from './contract.ts'

export const listJobsOperation = implement(listJobs, async (ctx, input) => {
  const { rows } = await sql<OutputOf<typeof listJobs>['jobs'][number]>`
    select j.id, j.operation, j.title, j.input, j.error, j.tries, j.asked_at as "askedAt", j.set_aside_at as "setAsideAt", j.state,
      j.closed_at as "closedAt", s.name as "closedBy", j.reason
    from set_aside_jobs j left join staff s on s.tenant_id = j.tenant_id and s.id = j.closed_by
    where j.tenant_id = ${ctx.tenantId} and j.state = ${input.state} ${input.after ? sql`and j.id < ${input.after}::uuid` : sql``}
    order by j.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const counted = await sql<{ open: number }>`select count(*) as open from set_aside_jobs
    where tenant_id = ${ctx.tenantId} and state = 'open'`.execute(ctx.db)
  const jobs = rows.slice(0, input.limit)
  return { jobs, open: counted.rows[0]!.open, after: rows.length > input.limit ? jobs.at(-1)!.id : null }
})
