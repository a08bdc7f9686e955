import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { assignClocks } from '../obligations/clocks.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { acceptTicket, arriveTicket, dispatchTicket, returnTicket } from './contract/moves.ts'
import { whenInField } from './field-time.ts'
import { refuseUnmet } from './require.ts'
import { type Ticket, takeStep, ticketToMove } from './take-step.ts'

export const dispatchTicketOperation = implement(dispatchTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  return dispatch(ctx, ticket, input)
})

interface Given {
  staffId: string
  reason?: string | undefined
  files?: readonly string[]
  /** Nobody gave it out: it was his turn. */
  inTurn?: boolean
}

/** Given to a colleague, who hears of it at once. Throws `tickets.no_such_colleague`, `tickets.respondent`. */
export async function dispatch(ctx: Ctx, ticket: Ticket, { staffId, reason, files = [], inTurn }: Given) {
  const name = await handlerOf(ctx, ticket, staffId)
  await refuseUnmet(ctx, ticket, 'dispatched')
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'dispatch',
    reason,
    files,
    detail: { to: staffId, name, from: ticket.assignee, ...(inTurn ? { inTurn } : {}) },
    set: {
      assignee: staffId,
      ...(ticket.assignee && ticket.assignee !== staffId ? { reassigned: sql`reassigned + 1` } : {}),
    },
    event: 'ticket.dispatched',
    values: { assignee: staffId },
  })
  await assignClocks(ctx, ticket.id, staffId)
  await ringAtOnce(ctx, [{ staffId, kind: 'ticket-dispatched', detail: { ticketId: ticket.id } }])
  return { version, state }
}

/** Taken on by whoever it was given to, or grabbed by whoever is free. */
export const acceptTicketOperation = implement(acceptTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const me = ctx.actor.id!
  const name = await handlerOf(ctx, ticket, me)
  await refuseUnmet(ctx, ticket, 'accepted')
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'accept',
    files: input.files,
    at: await whenInField(ctx, ticket.id, input.at),
    detail: ticket.assignee === me ? {} : { to: me, name, from: ticket.assignee },
    set: { assignee: me },
    event: 'ticket.accepted',
    values: { assignee: me },
  })
  await assignClocks(ctx, ticket.id, me)
  return { version, state }
})

/** Given back with the reason: it waits for somebody else, and whoever sent it hears of it. */
export const returnTicketOperation = implement(returnTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'return',
    files: input.files,
    reason: input.reason,
    detail: { from: ticket.assignee },
    set: { assignee: null, offered_at: null, returned: sql`returned + 1` },
    event: 'ticket.returned',
  })
  const sender = await lastSender(ctx, ticket.id)
  if (sender)
    await ringAtOnce(ctx, [{ staffId: sender, kind: 'ticket-returned', detail: { ticketId: ticket.id } }])
  return { version, state }
})

export const arriveTicketOperation = implement(arriveTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const at = await whenInField(ctx, ticket.id, input.at)
  const { scanned } = input
  await refuseUnmet(ctx, ticket, 'arrived')
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'arrive',
    at,
    files: input.files,
    detail: scanned ? { scanned: scanned.place, here: await isHere(ctx, ticket, scanned) } : {},
    set: { arrived_at: at, assignee: ticket.assignee ?? ctx.actor.id },
    event: 'ticket.arrived',
  })
  return { version, state }
})

/** Whether the code hangs where the ticket is: at the same home, or at the spot of that name. */
async function isHere(
  ctx: Ctx,
  ticket: Ticket,
  scanned: { unitId?: string | undefined; place: string },
): Promise<boolean> {
  if (scanned.unitId) return scanned.unitId === ticket.unit_id
  const { rows } =
    await sql`select from tickets where tenant_id = ${ctx.tenantId} and id = ${ticket.id} and place = ${scanned.place}`.execute(
      ctx.db,
    )
  return rows.length > 0
}

/** Whoever is to handle it works here and is not the one complained about. */
async function handlerOf(ctx: Ctx, ticket: Ticket, staffId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from staff where tenant_id = ${ctx.tenantId} and id = ${staffId} and left_on is null`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('tickets.no_such_colleague', {}, 'staffId')
  if (ticket.respondent === staffId) throw new Refusal('tickets.respondent', { who: rows[0].name }, 'staffId')
  return rows[0].name
}

async function lastSender(ctx: Ctx, ticketId: string): Promise<string | null> {
  const { rows } = await sql<{ actor_id: string | null }>`
    select actor_id from ticket_steps where tenant_id = ${ctx.tenantId} and ticket_id = ${ticketId} and move in ('dispatch', 'file')
    order by recorded_at desc, id desc limit 1`.execute(ctx.db)
  return rows[0]?.actor_id ?? null
}
