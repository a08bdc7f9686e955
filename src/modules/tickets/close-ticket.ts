import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { coversNow } from '../staff/covering.ts'
import { closeTicket, judgeTicket, rejectTicket, reopenTicket, withdrawTicket } from './contract/moves.ts'
import { refuseUnmet } from './require.ts'
import { type Ticket, takeStep, ticketToMove } from './take-step.ts'
import { raiseLevel } from './triage-ticket.ts'

/** Ended by a supervisor though nobody asked the customer: with the reason, and as such in the figures. */
export const closeTicketOperation = implement(closeTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  await refuseUnmet(ctx, ticket, 'closed')
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'close',
    files: input.files,
    reason: input.reason,
    detail: { outcome: 'by-hand' },
    set: { outcome: 'by-hand' },
    event: 'ticket.closed',
  })
  return { version, state }
})

export const reopenTicketOperation = implement(reopenTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  return reopen(ctx, ticket, input.reason, undefined, input.files)
})

/**
 * It goes on with its number, and with whoever had it unless he is away; then it waits for another. A new clock runs for the
 * solution, the first keeps its result.
 */
export async function reopen(
  ctx: Ctx,
  ticket: Ticket,
  reason: string,
  words?: string,
  files: readonly string[] = [],
) {
  ticket.reopened += 1
  const back = ticket.assignee && (await isHere(ctx, ticket.assignee)) ? ticket.assignee : null
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'reopen',
    files,
    reason,
    words,
    detail: back === ticket.assignee ? {} : { from: ticket.assignee },
    set: {
      assignee: back,
      offered_at: null,
      reopened: ticket.reopened,
      solved_at: null,
      satisfied: null,
      outcome: null,
      calls: 0,
    },
    event: 'ticket.reopened',
    values: { reopened: ticket.reopened },
  })
  await raiseLevel(ctx, ticket)
  ticket.assignee = back
  const told = [back, ticket.first_contact].filter((id) => id !== null)
  await ringAtOnce(
    ctx,
    [...new Set(told)].map((staffId) => ({
      staffId,
      kind: 'ticket-reopened' as const,
      detail: { ticketId: ticket.id },
    })),
  )
  return { version, state }
}

/** Works here, and nobody covers for him today. */
async function isHere(ctx: Ctx, staffId: string): Promise<boolean> {
  const { rows } =
    await sql`select from staff s where s.tenant_id = ${ctx.tenantId} and s.id = ${staffId} and s.left_on is null
    and not exists (select from covers c where c.tenant_id = s.tenant_id and c.staff_id = s.id and c.building_id is null and ${coversNow(ctx, 'c')})`.execute(
      ctx.db,
    )
  return rows.length > 0
}

export const withdrawTicketOperation = implement(withdrawTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'withdraw',
    files: input.files,
    reason: input.reason,
    set: { outcome: 'withdrawn' },
    event: 'ticket.withdrawn',
  })
  return { version, state }
})

export const rejectTicketOperation = implement(rejectTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  refuseOwnVerdict(ctx, ticket)
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'reject',
    files: input.files,
    words: input.reason,
    told: true,
    set: { valid: false, valid_by: ctx.actor.id, outcome: 'rejected', told_at: ctx.now },
    event: 'ticket.rejected',
    values: { valid: false },
  })
  return { version, state }
})

export const judgeTicketOperation = implement(judgeTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  refuseOwnVerdict(ctx, ticket)
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'judge',
    files: input.files,
    reason: input.reason,
    detail: { valid: input.valid },
    set: { valid: input.valid, valid_by: ctx.actor.id },
  })
  return { version, state }
})

/** Whether it was our fault is not for the handler to say. */
function refuseOwnVerdict(ctx: Ctx, ticket: Ticket): void {
  if (ticket.assignee === ctx.actor.id || ticket.respondent === ctx.actor.id)
    throw new Refusal('tickets.own_verdict')
}
