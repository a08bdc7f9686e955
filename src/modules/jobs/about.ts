import { type RawBuilder, sql } from 'kysely'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'

/** A job that stands still: what it was, why, and who dropped it with which reason, if somebody did. */
export interface StoppedJob {
  operation: string
  key: string
  error: Words
  at: string
  droppedBy: string | null
  reason: string | null
}

/** The last job set aside that is about `subject` and was not tried again since, as one column; null where there is none. */
export const stoppedJob = (ctx: Ctx, subject: RawBuilder<unknown>) => sql<StoppedJob | null>`(
  select case when j.state <> 'retried' then json_build_object('operation', j.operation, 'key', j.key, 'error', j.error, 'at', j.set_aside_at,
    'droppedBy', d.name, 'reason', j.reason) end
  from set_aside_jobs j left join staff d on d.tenant_id = j.tenant_id and d.id = j.closed_by
  where j.tenant_id = ${ctx.tenantId} and j.input ->> 'id' = ${subject}::text order by j.id desc limit 1)`

/** Closes what was set aside about `subject`: its work was asked for anew, or nobody wants it any more. */
export async function closeJobsAbout(
  ctx: Ctx,
  subject: string,
  state: 'retried' | 'discarded',
): Promise<void> {
  await sql`update set_aside_jobs set state = ${state}, closed_at = ${ctx.now}, closed_by = ${ctx.actor.id}
    where tenant_id = ${ctx.tenantId} and input ->> 'id' = ${subject} and state not in ('retried', ${state})`.execute(
    ctx.db,
  )
}
