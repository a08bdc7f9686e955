import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ask } from '../approvals/ask-approval.ts'
import { findPeople } from '../obligations/find-people.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { reopen } from './close-ticket.ts'
import {
  addToMyTicket,
  appealMyTicket,
  confirmMyTicket,
  declareNotSolved,
  rateMyTicket,
  urgeMyTicket,
  withdrawMyTicket,
} from './contract/mine.ts'
import { kindNamed } from './kinds.ts'
import { ownPhotos } from './my-report.ts'
import { mayComeBack, standing } from './my-tickets.ts'
import { COMES_BACK_DAYS } from './rules.ts'
import { type Ticket, takeStep, ticketToMove } from './take-step.ts'
import { addWords, urge } from './urge-ticket.ts'

/** Pressing twice in a row is one urging. */
const URGE_AGAIN_MS = 30 * 60_000

export const addToMyTicketOperation = implement(addToMyTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id)
  await addWords(ctx, ticket, input.words, await ownPhotos(ctx, input.photoIds))
  return standing(ctx, ticket.id)
})

export const urgeMyTicketOperation = implement(urgeMyTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id)
  const since = new Date(Date.parse(ctx.now) - URGE_AGAIN_MS).toISOString()
  const { rows } =
    await sql`select from ticket_steps where tenant_id = ${ctx.tenantId} and ticket_id = ${ticket.id}
    and move = 'urge' and recorded_at > ${since}::timestamptz limit 1`.execute(ctx.db)
  if (rows.length > 0) throw new Refusal('tickets.urged_just_now', { minutes: URGE_AGAIN_MS / 60_000 })
  await urge(ctx, ticket, input.words)
  return standing(ctx, ticket.id)
})

export const withdrawMyTicketOperation = implement(withdrawMyTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id)
  await takeStep(ctx, ticket, {
    move: 'withdraw',
    words: input.reason,
    set: { outcome: 'withdrawn' },
    event: 'ticket.withdrawn',
  })
  return standing(ctx, ticket.id)
})

/** His own word is worth more than a call: it meets the call-back, and it ends. */
export const confirmMyTicketOperation = implement(confirmMyTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id)
  const satisfied = input.stars === undefined || input.stars >= 3
  await takeStep(ctx, ticket, {
    move: 'call-back',
    words: input.words,
    detail: { result: 'solved', satisfied, by: 'customer', ...(input.stars ? { stars: input.stars } : {}) },
    set: { satisfied, stars: input.stars ?? null },
    event: 'ticket.called-back',
    values: { verdict: 'solved', satisfied },
  })
  await takeStep(ctx, ticket, {
    move: 'close',
    detail: { outcome: 'confirmed' },
    set: { outcome: 'confirmed' },
    event: 'ticket.closed',
  })
  return standing(ctx, ticket.id)
})

export const declareNotSolvedOperation = implement(declareNotSolved, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id)
  if (ticket.state === 'closed' && !mayComeBack(ctx, ticket.state, ticket.closed_at))
    throw new Refusal('tickets.came_too_late', { days: COMES_BACK_DAYS })
  if (ticket.state !== 'solved' && ticket.state !== 'closed')
    await takeStep(ctx, ticket, { move: 'call-back' })
  await reopen(ctx, ticket, '客户说没解决', input.words)
  return standing(ctx, ticket.id)
})

export const rateMyTicketOperation = implement(rateMyTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id)
  await takeStep(ctx, ticket, {
    move: 'rate',
    words: input.words,
    detail: { stars: input.stars },
    set: { stars: input.stars, satisfied: input.stars >= 3 },
    event: 'ticket.rated',
    values: { satisfied: input.stars >= 3 },
  })
  return standing(ctx, ticket.id)
})

/** Once a matter: it goes on, and whoever stands above those who answered is told to look at it himself. */
export const appealMyTicketOperation = implement(appealMyTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id)
  const { rows } =
    await sql`select from tickets where tenant_id = ${ctx.tenantId} and id = ${ticket.id} and appealed_at is not null`.execute(
      ctx.db,
    )
  if (rows.length > 0) throw new Refusal('tickets.appealed')
  const { kind } = await kindNamed(ctx, ticket.kind)
  if (kind.review) {
    await ask(ctx, ticket, { what: 'appeal', reason: input.words, amount: null, level: null })
    await sql`update tickets set appealed_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${ticket.id}`.execute(
      ctx.db,
    )
    return standing(ctx, ticket.id)
  }
  const above = await superiorOf(ctx, ticket)
  await reopen(ctx, ticket, '客户申请复核', input.words)
  await sql`update tickets set appealed_at = ${ctx.now}, accountable = coalesce(${above.role}, accountable) where tenant_id = ${ctx.tenantId} and id = ${ticket.id}`.execute(
    ctx.db,
  )
  await ringAtOnce(
    ctx,
    above.people.map((staffId) => ({ staffId, kind: 'ticket-appealed', detail: { ticketId: ticket.id } })),
  )
  return standing(ctx, ticket.id)
})

async function superiorOf(ctx: Ctx, ticket: Ticket): Promise<{ role: string | null; people: string[] }> {
  const { running } = await kindNamed(ctx, ticket.kind)
  const role = running.playbook.roles.find((each) => each.name === ticket.accountable)?.superior ?? null
  const people = await findPeople(ctx, running.playbook)
  return {
    role,
    people: role ? people.all({ owner: { is: 'role', role }, role }, ticket.project_id, null) : [],
  }
}
