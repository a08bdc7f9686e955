import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'

interface ClosedJob {
  operation: string
  input: unknown
  key: string
}

/** Closes those of them that are open. Throws `jobs.dealt_with` when none is. */
export async function closeJobs(
  ctx: Ctx,
  ids: readonly string[],
  state: 'retried' | 'discarded',
  reason: string | null = null,
): Promise<ClosedJob[]> {
  const { rows } =
    await sql<ClosedJob>`update set_aside_jobs set state = ${state}, closed_at = ${ctx.now}, closed_by = ${ctx.actor.id}, reason = ${reason}
    where tenant_id = ${ctx.tenantId} and id = any(${[...ids]}::uuid[]) and state = 'open' returning operation, input, key`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('jobs.dealt_with')
  return rows
}
