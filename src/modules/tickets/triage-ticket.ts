import { sql } from 'kysely'
import type { TicketKind } from '#engine/compiled.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import type { Recorded } from '../obligations/facts.ts'
import { findPeople } from '../obligations/find-people.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { cameAgain } from './came-again.ts'
import { triageTicket } from './contract/moves.ts'
import { judge } from './judge.ts'
import { kindNamed, refuseUnknownWord } from './kinds.ts'
import { type Ticket, takeStep, ticketToMove } from './take-step.ts'

/** The facts of a ticket as routes, levels and promises ask about them. */
export const valuesOf = (ticket: Ticket): Record<string, unknown> => ({
  kind: ticket.kind,
  channel: ticket.channel,
  urgent: ticket.urgent,
  reopened: ticket.reopened,
  urged: ticket.urged,
  ...(ticket.category ? { category: ticket.category } : {}),
  ...(ticket.cause ? { cause: ticket.cause } : {}),
  ...(ticket.severity ? { severity: ticket.severity } : {}),
  ...(ticket.influence ? { influence: ticket.influence } : {}),
})

export const triageTicketOperation = implement(triageTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const { running, kind } = await kindNamed(ctx, input.kind ?? ticket.kind)
  refuseUnknownWord(kind, 'categories', input.category)
  refuseUnknownWord(kind, 'causes', input.cause)
  const before = ticket.severity
  Object.assign(ticket, {
    kind: kind.name,
    playbook: running.name,
    category: input.category ?? ticket.category,
    cause: input.cause ?? ticket.cause,
    urgent: input.urgent ?? ticket.urgent,
    influence: input.influence ?? ticket.influence,
  })
  const judged = await judge(ctx, running, kind, factOf(ctx, ticket))
  // Whoever says the level has the last word; unsaid, the playbook's is taken where it changed the judgement.
  ticket.severity = input.severity ?? judged.level ?? before
  ticket.accountable = judged.accountable ?? ticket.accountable
  const { kind: name, playbook, category, cause, urgent, influence, severity, accountable } = ticket
  const step = await takeStep(ctx, ticket, {
    move: 'triage',
    files: input.files,
    reason: input.reason,
    detail: { kind: name, category, cause, urgent, severity, ...(influence ? { influence } : {}) },
    set: {
      kind: name,
      playbook,
      category,
      cause,
      urgent,
      influence,
      severity,
      accountable,
      ...(isGraver(kind, severity, before) ? { raised: true } : {}),
      ...(input.cause ? { again: cameAgain(ctx, ticket, input.cause) } : {}),
    },
    event: 'ticket.triaged',
    values: { ...valuesOf(ticket), ...(accountable ? { accountable } : {}) },
  })
  if (severity && severity !== before) await tellLevel(ctx, ticket)
  return { version: step.version, state: step.state }
})

export const factOf = (ctx: Ctx, ticket: Ticket): Recorded => ({
  id: ticket.id,
  kind: 'ticket.triaged',
  subject: { kind: 'ticket', id: ticket.id },
  at: ctx.now,
  customerId: ticket.customer_id,
  unitId: ticket.unit_id,
  projectId: ticket.project_id,
  values: valuesOf(ticket),
})

/** That a level was reached is a fact, which a procedure may begin by. */
export async function recordLevel(
  ctx: Ctx,
  fact: Omit<Recorded, 'kind' | 'id'>,
  level: string,
): Promise<void> {
  await recordEvent(ctx, { ...fact, kind: `ticket.level-${level}`, at: ctx.now })
}

/** Those whom the level names hear of it at once. */
async function tellLevel(ctx: Ctx, ticket: Ticket): Promise<void> {
  await recordLevel(ctx, factOf(ctx, ticket), ticket.severity ?? '')
  const { running, kind } = await kindNamed(ctx, ticket.kind)
  const people = await findPeople(ctx, running.playbook)
  const told = kind.levels
    .filter((level) => level.is === ticket.severity)
    .flatMap((level) => level.tell)
    .flatMap((owner) =>
      people.all(
        owner.is === 'role' ? { owner, role: owner.role } : { owner },
        ticket.project_id,
        ticket.assignee,
      ),
    )
  await ringAtOnce(
    ctx,
    [...new Set(told)].map((staffId) => ({
      staffId,
      kind: 'ticket-level' as const,
      detail: { ticketId: ticket.id, level: ticket.severity },
    })),
  )
}

/** Whether a level stands above another in the kind's list; none is below all. */
function isGraver(kind: TicketKind, level: string | null, than: string | null): boolean {
  const order = kind.levels.map((each) => each.is)
  const rank = (name: string | null) => (name === null ? order.length : order.indexOf(name))
  return level !== null && rank(level) < rank(than)
}

/** A matter that grew graver by what happened (urged, came back) is raised; it never falls by itself. */
export async function raiseLevel(ctx: Ctx, ticket: Ticket): Promise<string | null> {
  const { running, kind } = await kindNamed(ctx, ticket.kind)
  if (kind.levels.length === 0) return null
  const { level } = await judge(ctx, running, kind, factOf(ctx, ticket))
  if (!level || !isGraver(kind, level, ticket.severity)) return null
  ticket.severity = level
  await sql`update tickets set severity = ${level}, raised = true where tenant_id = ${ctx.tenantId} and id = ${ticket.id}`.execute(
    ctx.db,
  )
  await tellLevel(ctx, ticket)
  return level
}
