import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { ticketToMove } from '../tickets/take-step.ts'
import { namesOf, tellSeats } from './ask-approval.ts'
import { handOnApproval } from './contract.ts'
import { courseOf } from './find-seats.ts'
import { openApproval } from './queries.ts'

export const handOnApprovalOperation = implement(handOnApproval, async (ctx, input) => {
  const approval = await openApproval(ctx, input.id)
  if (approval.version !== input.version) throw new Refusal('approvals.over')
  const me = ctx.actor.id!
  if (!approval.seats.some((people) => people.includes(me))) {
    const names = await namesOf(ctx, approval.seats.flat())
    throw new Refusal('approvals.not_yours', { who: { zh: names.join('、'), en: names.join(', ') } })
  }
  const ticket = await ticketToMove(ctx, approval.ticket_id)
  const { what, asked_by, approval: name } = approval
  const course = await courseOf(ctx, ticket, { what, amount: null, by: asked_by, name })
  if (course.mayTake([input.staffId]).length === 0) {
    const { roles } = await playbookVersion(ctx, approval.playbook, approval.playbook_version)
    const named = (course.approval?.delegate ?? []).flatMap((owner) =>
      owner.is === 'role' ? (roles.find((role) => role.name === owner.role)?.title ?? []) : [],
    )
    const who = { zh: named.join('、') || '没有人', en: named.join(', ') || 'nobody' }
    throw new Refusal('approvals.no_delegate', { who }, 'staffId')
  }
  const seats = approval.seats.map((people) =>
    people.includes(me) ? [...new Set([...people.filter((id) => id !== me), input.staffId])] : people,
  )
  const handed = [...approval.handed_on, { step: approval.step, from: me, to: input.staffId, at: ctx.now }]
  await sql`update approvals set seats = ${JSON.stringify(seats)}::jsonb, handed_on = ${JSON.stringify(handed)}::jsonb, version = version + 1
    where tenant_id = ${ctx.tenantId} and id = ${approval.id}`.execute(ctx.db)
  await tellSeats(ctx, [[input.staffId]], ticket.id, what)
  return { ok: true }
})
