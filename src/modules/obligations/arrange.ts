import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { appoint, confirmDone, transfer } from './contract/work.ts'
import { about, openDuty } from './excuse.ts'
import { refuseClosedMonth } from './month.ts'
import { recordEvent } from './record-event.ts'
import { isLateEntry, meetDuty } from './write-effects.ts'

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
  }
  return { moved: input.ids.length }
})

/** Verbs that a record of a contact or a message meets, not somebody's word. */
const MET_BY_RECORD = new Set(['contact', 'visit'])

export const confirmDoneOperation = implement(confirmDone, async (ctx, input) => {
  const duty = await openDuty(ctx, input.id)
  if (MET_BY_RECORD.has(duty.used.verb)) throw new Refusal('obligations.by_record')
  const at = input.at ?? ctx.now
  await refuseClosedMonth(ctx, at)
  if (duty.used.verb === 'inspect' && !input.note && input.fileIds.length === 0 && !input.answers)
    throw new Refusal('obligations.evidence_missing', { what: '检查结果' }, 'note')
  const kind = duty.used.meetsBy[0] ?? 'duty.done'
  const subjectKind = kind.split('.')[0]!
  const outcome = await recordEvent(ctx, {
    kind,
    subject: { kind: subjectKind, id: newId(Date.parse(ctx.now)) },
    customerId: duty.customer_id,
    unitId: duty.unit_id,
    projectId: duty.project_id,
    at,
    values: {
      rule: duty.rule,
      [duty.subject_kind]: duty.subject_id,
      ...(duty.customer_id ? { customer: duty.customer_id } : {}),
      ...(duty.project_id ? { project: duty.project_id } : {}),
      obligation: duty.id,
      note: input.note ?? null,
      files: input.fileIds,
      answers: input.answers ?? null,
    },
  })
  // A duty whose subject the event does not reach is met by its owner's word for it.
  if (!outcome.met.some((met) => met.id === duty.id))
    await meetDuty(
      ctx,
      duty.id,
      { id: outcome.eventId, kind, subject: { kind: subjectKind, id: duty.id }, at },
      at,
    )
  return { inTime: duty.due_at === null || at <= duty.due_at, lateEntry: isLateEntry(at, ctx.now) }
})
