import { type Ctx, implement } from '#platform/perform.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { addToTicket, urgeTicket } from './contract/moves.ts'
import { type Ticket, takeStep, ticketToMove } from './take-step.ts'
import { raiseLevel } from './triage-ticket.ts'

export const urgeTicketOperation = implement(urgeTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  return urge(ctx, ticket, input.words, input.files)
})

/** Counted, told to whoever handles it, and weighed again: who asks three times is not heard. */
export async function urge(
  ctx: Ctx,
  ticket: Ticket,
  words: string | undefined,
  files: readonly string[] = [],
) {
  ticket.urged += 1
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'urge',
    files,
    words,
    detail: { times: ticket.urged },
    set: { urged: ticket.urged },
    event: 'ticket.urged',
    values: { urged: ticket.urged },
  })
  await raiseLevel(ctx, ticket)
  const who = ticket.assignee ?? ticket.first_contact
  if (who) await ringAtOnce(ctx, [{ staffId: who, kind: 'ticket-urged', detail: { ticketId: ticket.id } }])
  return { version, state }
}

export const addToTicketOperation = implement(addToTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  return addWords(ctx, ticket, input.words, input.files)
})

/** More words or pictures; whoever handles it is told. */
export async function addWords(
  ctx: Ctx,
  ticket: Ticket,
  words: string,
  files: readonly string[],
  detail?: Record<string, unknown>,
) {
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'add',
    words,
    files,
    ...(detail ? { detail } : {}),
    event: 'ticket.added',
  })
  if (ticket.assignee)
    await ringAtOnce(ctx, [
      { staffId: ticket.assignee, kind: 'ticket-added', detail: { ticketId: ticket.id } },
    ])
  return { version, state }
}
