import { ticketReader } from '#engine/tickets.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { contextOf, putFact } from '../obligations/apply-playbook.ts'
import { loadWorld } from '../obligations/load-world.ts'
import { kindNamed } from './kinds.ts'
import type { Ticket } from './take-step.ts'
import { factOf } from './triage-ticket.ts'

/** What the playbook demands before a ticket may be taken so far; what is not known does not hold. Throws `tickets.required`. */
export async function refuseUnmet(
  ctx: Ctx,
  ticket: Ticket,
  before: 'accepted' | 'dispatched' | 'arrived' | 'solved' | 'closed',
  values: Record<string, unknown> = {},
): Promise<void> {
  const { running, kind } = await kindNamed(ctx, ticket.kind)
  const asked = kind.requires.filter((each) => each.before === before)
  if (asked.length === 0) return
  const fact = factOf(ctx, ticket)
  const world = await loadWorld(ctx, running.playbook, {
    customers: ticket.customer_id ? [ticket.customer_id] : [],
    projects: [ticket.project_id],
    tickets: [ticket.id],
  })
  putFact(world, running, { ...fact, values: { ...fact.values, ...values } })
  const context = { ...contextOf(ctx, running, ticket.project_id), now: ctx.now }
  const reader = ticketReader(running.playbook, fact.subject, world, context)
  const unmet = asked.find(({ that }) => !reader.holds(that))
  if (unmet) throw new Refusal('tickets.required', { what: unmet.else })
}
