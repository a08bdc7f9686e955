import { ticketReader } from '#engine/tickets.ts'
import type { Ctx } from '#platform/perform.ts'
import { contextOf, putFact } from '../obligations/apply-playbook.ts'
import { loadWorld } from '../obligations/load-world.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import type { Ticket } from './take-step.ts'
import { factOf } from './triage-ticket.ts'

/** What a kind's conditions and owners read of a ticket and those around it; `values` are what is about to be said of it. */
export async function readTicket(
  ctx: Ctx,
  running: Running,
  ticket: Ticket,
  values: Record<string, unknown> = {},
) {
  const fact = factOf(ctx, ticket)
  const world = await loadWorld(ctx, running.playbook, {
    customers: ticket.customer_id ? [ticket.customer_id] : [],
    projects: [ticket.project_id],
    tickets: [ticket.id],
  })
  putFact(world, running, { ...fact, values: { ...fact.values, ...values } })
  const context = { ...contextOf(ctx, running, ticket.project_id), now: ctx.now }
  return ticketReader(running.playbook, fact.subject, world, context)
}
