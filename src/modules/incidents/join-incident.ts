import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { holdTicket, letTicketGo } from '../tickets/hold-ticket.ts'
import { numberOf, ticketToMove } from '../tickets/take-step.ts'
import { joinIncident, leaveIncident } from './contract.ts'
import { type Incident, runningIncident } from './queries.ts'

export const joinIncidentOperation = implement(joinIncident, async (ctx, input) => {
  const incident = await runningIncident(ctx, input.id)
  return takeIn(ctx, incident, input.ticketIds)
})

const ends = ['solved', 'closed', 'withdrawn', 'rejected', 'merged']

/** In the order of their ids, so that two who take in the same do not wait for each other. */
export async function takeIn(
  ctx: Ctx,
  incident: Pick<Incident, 'id' | 'project_id' | 'title'>,
  ticketIds: readonly string[],
): Promise<{ joined: number; left: number }> {
  let joined = 0
  const ids = [...new Set(ticketIds)].sort()
  for (const id of ids) {
    const ticket = await ticketToMove(ctx, id)
    if (ticket.project_id !== incident.project_id)
      throw new Refusal('incidents.elsewhere', { number: numberOf(ticket) })
    if (ticket.incident_id || ends.includes(ticket.state)) continue
    await holdTicket(ctx, ticket, incident)
    joined += 1
  }
  return { joined, left: ids.length - joined }
}

export const leaveIncidentOperation = implement(leaveIncident, async (ctx, input) => {
  const incident = await runningIncident(ctx, input.id)
  const ticket = await ticketToMove(ctx, input.ticketId)
  if (ticket.incident_id !== incident.id) throw new Refusal('incidents.not_in')
  await letTicketGo(ctx, ticket, input.reason)
  return { ok: true }
})
