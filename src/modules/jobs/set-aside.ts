import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { implement } from '#platform/perform.ts'
import { setAsideJob } from './contract.ts'

export const setAsideJobOperation = implement(setAsideJob, async (ctx, job) => {
  await sql`insert into set_aside_jobs (tenant_id, id, queue_id, operation, input, key, title, error, tries, asked_at, set_aside_at)
    values (${ctx.tenantId}, ${newId(Date.parse(ctx.now))}, ${job.id}, ${job.operation}, ${JSON.stringify(job.input ?? {})}::jsonb, ${job.key}, ${JSON.stringify(job.title)}::jsonb,
      ${JSON.stringify(job.error)}::jsonb, ${job.tries}, ${job.askedAt}, ${ctx.now}) on conflict do nothing`.execute(
    ctx.db,
  )
  return { ok: true }
})
