import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { appointTicket } from './contract/moves.ts'
import { whenInField } from './field-time.ts'
import { APPOINT_WITHIN_DAYS } from './rules.ts'
import { sayMoment } from './say-filed.ts'
import { type Ticket, takeStep, ticketToMove } from './take-step.ts'

export const appointTicketOperation = implement(appointTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  return appoint(ctx, ticket, { ...input, at: await whenInField(ctx, ticket.id, input.at) })
})

interface Agreed {
  from: string
  until: string
  at: string
  words?: string | undefined
  files?: readonly string[]
  /** Whoever comes, where he is none of us. */
  by?: string
}

/** The time is kept and told; an earlier one is forgotten. Throws `tickets.appointment`. */
export async function appoint(ctx: Ctx, ticket: Ticket, { from, until, at, words, files = [], by }: Agreed) {
  const latest = Date.parse(ctx.now) + APPOINT_WITHIN_DAYS * 86_400_000
  if (
    Date.parse(until) <= Date.parse(from) ||
    Date.parse(from) > latest ||
    Date.parse(until) < Date.parse(at)
  )
    throw new Refusal('tickets.appointment', { days: APPOINT_WITHIN_DAYS }, 'from')
  const when = sayMoment(ctx, from)
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'appoint',
    files,
    at,
    words: words ? `${when.zh}。${words}` : when.zh,
    told: true,
    detail: { from, until, ...(by ? { contractor: by } : {}) },
    set: { appointed_from: from, appointed_until: until, told_at: ctx.now },
  })
  return { version, state }
}
