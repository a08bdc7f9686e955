import { sql } from 'kysely'
import type { Word } from '#engine/approvals.ts'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { type Ticket, ticketToMove } from '../tickets/take-step.ts'
import { climbing, namesOf, tellSeats } from './ask-approval.ts'
import { carryOut } from './carry-out.ts'
import { decideApproval } from './contract.ts'
import { type Course, courseOf } from './find-seats.ts'
import { type ApprovalRow, openApproval, wordsOf } from './queries.ts'

export const decideApprovalOperation = implement(decideApproval, async (ctx, input) => {
  const approval = await openApproval(ctx, input.id)
  if (approval.version !== input.version) throw new Refusal('approvals.over')
  const me = ctx.actor.id!
  const seat = approval.seats.findIndex((people) => people.includes(me))
  if (seat < 0) {
    if (approval.asked_by === me) throw new Refusal('approvals.own')
    const names = await namesOf(ctx, approval.seats.flat())
    throw new Refusal('approvals.not_yours', { who: { zh: names.join('、'), en: names.join(', ') } })
  }
  const ticket = await ticketToMove(ctx, approval.ticket_id)
  const course = await courseOf(ctx, ticket, {
    what: approval.what,
    amount: approval.amount_cents === null ? null : approval.amount_cents / 100,
    by: approval.asked_by,
    name: approval.approval,
  })
  const step = course.step(approval.step)
  if (step.opinion && !input.opinion) throw new Refusal('approvals.opinion', {}, 'opinion')
  if (input.agree && step.options.length > 0 && !step.options.includes(input.option ?? ''))
    throw new Refusal('approvals.option', { options: step.options.join('、') }, 'option')
  await keepWord(ctx, approval, seat, input)
  const words = await wordsOf(ctx, approval.id)
  return { state: await goOn(ctx, approval, ticket, course, words, input.opinion ?? null) }
})

async function keepWord(
  ctx: Ctx,
  { id, step }: ApprovalRow,
  seat: number,
  said: { agree: boolean; opinion?: string | undefined; option?: string | undefined },
): Promise<void> {
  await ctx.db
    .insertInto('approval_words')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      approval_id: id,
      step,
      seat,
      staff_id: ctx.actor.id!,
      agree: said.agree,
      opinion: said.opinion ?? null,
      option: said.option ?? null,
      at: ctx.now,
    })
    .execute()
}

/** To the next step, to the end, or back where the playbook sends a no. */
async function goOn(
  ctx: Ctx,
  approval: ApprovalRow,
  ticket: Ticket,
  course: Course,
  words: readonly Word[],
  opinion: string | null,
): Promise<ApprovalRow['state']> {
  const standing = course.standing(words)
  const back = course.approval?.onReject
  if (standing.state === 'declined' && typeof back === 'number' && back < approval.step) {
    await sql`update approval_words set void = true where tenant_id = ${ctx.tenantId} and approval_id = ${approval.id} and step >= ${back}`.execute(
      ctx.db,
    )
    return standAt(ctx, approval, course, back)
  }
  if (standing.state === 'open')
    return standing.step === approval.step
      ? sameStep(ctx, approval, words)
      : standAt(ctx, approval, course, standing.step)
  await sql`update approvals set state = ${standing.state}, decided_at = ${ctx.now}, version = version + 1, seats = '[]', due_at = null, next_step_at = null
    where tenant_id = ${ctx.tenantId} and id = ${approval.id}`.execute(ctx.db)
  await carryOut(ctx, approval, ticket, standing.state, opinion)
  if (approval.asked_by && approval.asked_by_kind === 'staff')
    await ringAtOnce(ctx, [
      {
        staffId: approval.asked_by,
        kind: standing.state === 'granted' ? 'approval-granted' : 'approval-declined',
        detail: { ticketId: ticket.id },
      },
    ])
  return standing.state
}

async function standAt(ctx: Ctx, approval: ApprovalRow, course: Course, step: number): Promise<'open'> {
  const seats = await course.seats(step)
  const { ladder, next_step_at } = climbing(course.ladder(step))
  await sql`update approvals set step = ${step}, seats = ${JSON.stringify(seats)}::jsonb, due_at = ${course.due(step)}, ladder = ${ladder}::jsonb,
      rung = 0, next_step_at = ${next_step_at}, version = version + 1
    where tenant_id = ${ctx.tenantId} and id = ${approval.id}`.execute(ctx.db)
  await tellSeats(ctx, seats, approval.ticket_id, approval.what)
  return 'open'
}

/** Others of the same step still have to speak: whoever spoke leaves his seat. */
async function sameStep(ctx: Ctx, approval: ApprovalRow, words: readonly Word[]): Promise<'open'> {
  const spoken = new Set(words.filter(({ step }) => step === approval.step).map(({ seat }) => seat))
  const seats = approval.seats.map((seat, at) => (spoken.has(at) ? [] : seat))
  await sql`update approvals set seats = ${JSON.stringify(seats)}::jsonb, version = version + 1 where tenant_id = ${ctx.tenantId} and id = ${approval.id}`.execute(
    ctx.db,
  )
  return 'open'
}
