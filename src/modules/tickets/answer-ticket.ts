import type { Ctx } from '#platform/perform.ts'
import { implement } from '#platform/perform.ts'
import { cameAgain } from './came-again.ts'
import { answerTicket, solveTicket } from './contract/moves.ts'
import { kindNamed, refuseUnknownWord } from './kinds.ts'
import { refuseUnmet } from './require.ts'
import { runningOn } from './suspend-ticket.ts'
import { type Ticket, takeStep, ticketToMove } from './take-step.ts'

export const answerTicketOperation = implement(answerTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const at = input.at ?? ctx.now
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'answer',
    at,
    words: input.words,
    told: true,
    files: input.files,
    set: { told_at: at, ...(ticket.answered_at ? {} : { answered_at: at }) },
    event: 'ticket.answered',
  })
  return { version, state }
})

export const solveTicketOperation = implement(solveTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  return solve(ctx, ticket, { ...input, at: input.at ?? ctx.now })
})

interface Solution {
  words: string
  at: string
  cause?: string | undefined
  files: readonly string[]
  /** Whoever did it, where he is none of us. */
  by?: string
}

/**
 * Done, from wherever it stands: a repairer may press it at once. What stood still runs on first, whoever was not
 * answered is answered by it. Where no call-back is owed it is closed with it. Throws `tickets.no_category`.
 */
export async function solve(ctx: Ctx, ticket: Ticket, input: Solution) {
  const { kind } = await kindNamed(ctx, ticket.kind)
  refuseUnknownWord(kind, 'causes', input.cause)
  const { at } = input
  await refuseUnmet(ctx, ticket, 'solved', input.cause ? { cause: input.cause } : {})
  if (ticket.state === 'suspended')
    await takeStep(ctx, ticket, {
      move: 'resume',
      at,
      set: runningOn(at),
      event: 'ticket.resumed',
    })
  if (!ticket.answered_at)
    await takeStep(ctx, ticket, {
      move: 'answer',
      at,
      detail: { with: 'solve' },
      set: { answered_at: at },
      event: 'ticket.answered',
    })
  const { outcome } = await takeStep(ctx, ticket, {
    move: 'solve',
    at,
    words: input.words,
    told: true,
    files: input.files,
    detail: {
      ...(input.cause ? { cause: input.cause } : {}),
      ...(input.by ? { contractor: input.by } : {}),
    },
    set: {
      solved_at: at,
      told_at: at,
      ...(input.cause ? { cause: input.cause, again: cameAgain(ctx, ticket, input.cause) } : {}),
      ...(ticket.assignee ? {} : { assignee: ctx.actor.id }),
    },
    event: 'ticket.solved',
    values: { assignee: ticket.assignee ?? ctx.actor.id, ...(input.cause ? { cause: input.cause } : {}) },
  })
  if (!outcome?.opened.some(({ rule }) => rule.endsWith('/call-back'))) await endTold(ctx, ticket)
  return { version: ticket.version, state: ticket.state }
}

/** Nobody is to be called: the matter ends with what the customer was told. */
async function endTold(ctx: Ctx, ticket: Ticket): Promise<void> {
  await takeStep(ctx, ticket, {
    move: 'close',
    detail: { outcome: 'told' },
    set: { outcome: 'told' },
    event: 'ticket.closed',
  })
}
