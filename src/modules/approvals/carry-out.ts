import type { Ctx } from '#platform/perform.ts'
import { reopen } from '../tickets/close-ticket.ts'
import { type Ticket, takeStep } from '../tickets/take-step.ts'
import { valuesOf } from '../tickets/triage-ticket.ts'
import { type Asked, askingWords } from './contract.ts'
import type { ApprovalRow } from './queries.ts'

/** What becomes of the ticket when the last word is said; a no stands in its story too. */
export async function carryOut(
  ctx: Ctx,
  approval: ApprovalRow,
  ticket: Ticket,
  state: 'granted' | 'declined',
  opinion: string | null,
): Promise<void> {
  const granted = state === 'granted'
  const outcome = outcomes[approval.what]
  if (granted && outcome) {
    await outcome(ctx, approval, ticket)
    return
  }
  await takeStep(ctx, ticket, {
    move: 'decide',
    reason: approval.reason,
    // What a customer asked to be looked at again is answered to him.
    ...(approval.what === 'appeal' && opinion ? { words: opinion, told: true } : {}),
    detail: { what: approval.what, granted, approval: approval.id },
    // A plea that was granted makes whoever granted it answer for the matter.
    ...(granted ? { set: { assignee: ctx.actor.id } } : {}),
  })
}

type Outcome = (ctx: Ctx, approval: ApprovalRow, ticket: Ticket) => Promise<unknown>

/** What becomes of the matter where more than its handler changes. */
const outcomes: Partial<Record<Asked, Outcome>> = {
  close: (ctx, { reason, id }, ticket) =>
    takeStep(ctx, ticket, {
      move: 'force-close',
      reason,
      detail: { outcome: 'by-hand', approval: id },
      set: { outcome: 'by-hand' },
      event: 'ticket.closed',
    }),
  'lower-level': (ctx, { reason, level, id }, ticket) => {
    ticket.severity = level || null
    return takeStep(ctx, ticket, {
      move: 'triage',
      reason,
      detail: { severity: ticket.severity, approval: id },
      set: { severity: ticket.severity },
      event: 'ticket.triaged',
      values: valuesOf(ticket),
    })
  },
  compensate: (ctx, { reason, amount_cents, id }, ticket) =>
    takeStep(ctx, ticket, {
      move: 'compensate',
      reason,
      detail: { amount: (amount_cents ?? 0) / 100, approval: id },
      set: { compensation_cents: amount_cents },
    }),
  appeal: (ctx, { reason }, ticket) => reopen(ctx, ticket, askingWords.appeal.zh, reason),
}
