import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { resumeTicket, suspendTicket } from './contract/moves.ts'
import { NEWS_WITHIN_DAYS } from './rules.ts'
import { takeStep, ticketToMove } from './take-step.ts'

export const suspendTicketOperation = implement(suspendTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const news = Date.parse(input.nextNewsAt)
  const now = Date.parse(ctx.now)
  if (news <= now || news > now + NEWS_WITHIN_DAYS * 86_400_000)
    throw new Refusal('tickets.news_late', { days: NEWS_WITHIN_DAYS }, 'nextNewsAt')
  const again = ticket.state === 'suspended'
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'suspend',
    files: input.files,
    at: input.at,
    reason: input.reason,
    words: input.words,
    told: true,
    detail: { nextNewsAt: input.nextNewsAt },
    set: {
      suspend_reason: input.reason,
      next_news_at: input.nextNewsAt,
      told_at: ctx.now,
      ...(again ? {} : { suspended_at: input.at ?? ctx.now }),
    },
    // Telling again while it stands still is news, not another pause.
    event: again ? 'ticket.answered' : 'ticket.suspended',
    values: { nextNewsAt: input.nextNewsAt },
  })
  return { version, state }
})

/** What a ticket that stood still has of it from now on. */
export const runningOn = (at: string) => ({
  suspend_reason: null,
  next_news_at: null,
  suspended_at: null,
  suspended_minutes: sql`suspended_minutes + greatest(0, coalesce(extract(epoch from ${at}::timestamptz - suspended_at) / 60, 0))::int`,
})

export const resumeTicketOperation = implement(resumeTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'resume',
    files: input.files,
    at: input.at,
    reason: input.reason,
    set: runningOn(input.at ?? ctx.now),
    event: 'ticket.resumed',
  })
  return { version, state }
})
