import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { kindNamed } from './kinds.ts'
import { readTicket } from './read-ticket.ts'
import type { Ticket } from './take-step.ts'

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
  const reader = await readTicket(ctx, running, ticket, values)
  const unmet = asked.find(({ that }) => !reader.holds(that))
  if (unmet) throw new Refusal('tickets.required', { what: unmet.else })
}
