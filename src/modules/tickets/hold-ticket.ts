import type { Ctx } from '#platform/perform.ts'
import { type Ticket, takeStep } from './take-step.ts'

/** What a ticket goes through as part of an incident. Its clocks stand still meanwhile, whatever their promises say. */
export async function holdTicket(ctx: Ctx, ticket: Ticket, incident: { id: string; title: string }) {
  return takeStep(ctx, ticket, {
    move: 'hold',
    reason: incident.title,
    detail: { incident: incident.id },
    set: { incident_id: incident.id },
    event: 'ticket.held',
  })
}

/** Another matter after all: its clocks run on with what was left of them. */
export async function letTicketGo(ctx: Ctx, ticket: Ticket, reason: string) {
  return takeStep(ctx, ticket, {
    move: 'let-go',
    reason,
    set: { incident_id: null },
    event: 'ticket.released',
  })
}

export interface News {
  id: string
  words: string
  at: string
  ends: boolean
}

/** Progress of the incident is the answer to it; the last piece ends it. No call-back is owed for what ended for all. */
export async function carryNews(ctx: Ctx, ticket: Ticket, news: News) {
  const told = { words: news.words, told: true, detail: { news: news.id } } as const
  const answered = ticket.answered_at ? {} : { answered_at: ctx.now }
  if (!news.ends)
    return takeStep(ctx, ticket, {
      move: 'answer',
      ...told,
      set: { told_at: ctx.now, ...answered },
      event: 'ticket.answered',
    })
  return takeStep(ctx, ticket, {
    move: 'settle',
    ...told,
    set: { told_at: ctx.now, ...answered, solved_at: ctx.now, outcome: 'incident' },
    event: 'ticket.closed',
  })
}
