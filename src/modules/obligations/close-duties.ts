import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'

/** Cancels what is still owed for something that ended, with the reason. Answers how many. */
export async function closeDutiesOf(
  ctx: Ctx,
  subject: { kind: string; id: string },
  reason: string,
): Promise<number> {
  const { numAffectedRows } =
    await sql`update obligations set state = 'lapsed', closed_at = ${ctx.now}, closing_reason = ${reason}, next_step_at = null
    where tenant_id = ${ctx.tenantId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} and state in ('open', 'waiting')`.execute(
      ctx.db,
    )
  return Number(numAffectedRows ?? 0)
}
