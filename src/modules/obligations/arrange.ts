import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { appoint, confirmDone, transfer } from './contract/work.ts'
import { about, openDuty } from './excuse.ts'
import { recordEvent } from './record-event.ts'
import { ringAtOnce } from './ring-at-once.ts'
import { stateDone } from './state-done.ts'

export const appointOperation = implement(appoint, async (ctx, input) => {
  const duty = await openDuty(ctx, input.id)
  if (input.at && input.at < ctx.now) throw new Refusal('obligations.past_appointment', {}, 'at')
  await sql`update obligations set appointed_at = ${input.at}::timestamptz where tenant_id = ${ctx.tenantId} and id = ${duty.id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, about(duty, 'obligation.appointed', { at: input.at }))
  return { ok: true }
})

export const transferOperation = implement(transfer, async (ctx, input) => {
  const colleague =
    await sql`select 1 from staff where tenant_id = ${ctx.tenantId} and id = ${input.staffId} and left_on is null`.execute(
      ctx.db,
    )
  if (colleague.rows.length === 0) throw new Refusal('obligations.no_such_colleague', {}, 'staffId')
  for (const id of input.ids) {
    const duty = await openDuty(ctx, id)
    await sql`update obligations set owed_by = ${input.staffId} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
      ctx.db,
    )
    await recordEvent(
      ctx,
      about(duty, 'obligation.passed-on', {
        from: duty.owed_by,
        to: input.staffId,
        reason: input.reason ?? null,
      }),
    )
    await ringAtOnce(ctx, [{ staffId: input.staffId, kind: 'passed-on', obligationId: id }])
  }
  return { moved: input.ids.length }
})

export const confirmDoneOperation = implement(confirmDone, async (ctx, input) => {
  const { inTime, lateEntry } = await stateDone(ctx, input)
  return { inTime, lateEntry }
})
