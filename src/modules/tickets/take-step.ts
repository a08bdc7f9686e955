import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { attachFiles, holdFiles } from '../files/see-file.ts'
import type { Outcome } from '../obligations/facts.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { moveWords, stateWords } from './contract/words.ts'
import { visibleTickets } from './queries.ts'
import { after, isOver, type MoveName, numberText, type State } from './rules.ts'
import { sayMoment } from './say-filed.ts'

export interface Ticket {
  id: string
  day: string
  number: number
  kind: string
  playbook: string
  state: State
  version: number
  category: string | null
  cause: string | null
  severity: string | null
  urgent: boolean
  channel: string
  influence: number | null
  project_id: string
  unit_id: string | null
  holding_id: string | null
  customer_id: string | null
  first_contact: string | null
  assignee: string | null
  accountable: string | null
  respondent: string | null
  incident_id: string | null
  filed_at: string
  answered_at: string | null
  closed_at: string | null
  reopened: number
  urged: number
  calls: number
}

export const numberOf = ({ day, number }: Pick<Ticket, 'day' | 'number'>) => numberText(day, number)

/** A ticket in this person's sight. Throws `tickets.unknown`. */
export async function ticketInSight(ctx: Ctx, id: string, forUpdate = false): Promise<Ticket> {
  const { rows } =
    await sql<Ticket>`select t.id, t.day, t.number, t.kind, t.playbook, t.state, t.version, t.category, t.cause, t.severity, t.urgent, t.channel,
      t.influence, t.project_id, t.unit_id, t.holding_id, t.customer_id, t.first_contact, t.assignee, t.accountable, t.respondent, t.incident_id, t.filed_at, t.answered_at,
      t.closed_at, t.reopened, t.urged, t.calls
    from tickets t where t.tenant_id = ${ctx.tenantId} and t.id = ${id} and ${visibleTickets(ctx, 't')} ${forUpdate ? sql`for update of t` : sql``}`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new Refusal('tickets.unknown')
  return rows[0]
}

/** The same, locked. Throws `tickets.changed` when another version was seen. */
export async function ticketToMove(ctx: Ctx, id: string, version?: number): Promise<Ticket> {
  const ticket = await ticketInSight(ctx, id, true)
  if (version !== undefined && version !== ticket.version) {
    const last = await lastStep(ctx, id)
    throw new Refusal('tickets.changed', {
      who: last?.who ?? '',
      what: moveWords[(last?.move ?? 'file') as MoveName],
    })
  }
  return ticket
}

async function lastStep(ctx: Ctx, ticketId: string) {
  const { rows } = await sql<{ who: string | null; move: string }>`
    select s.name as who, x.move from ticket_steps x left join staff s on s.tenant_id = x.tenant_id and s.id = x.actor_id
    where x.tenant_id = ${ctx.tenantId} and x.ticket_id = ${ticketId} order by x.recorded_at desc, x.id desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]
}

export interface Step {
  move: MoveName
  at?: string | undefined
  reason?: string | null | undefined
  words?: string | null | undefined
  /** The customer reads the words. */
  told?: boolean
  files?: readonly string[]
  detail?: Record<string, unknown>
  /** Columns it sets. */
  set?: Record<string, unknown>
  /** The fact it is, with what that says beside kind, level and people. */
  event?: string
  values?: Record<string, unknown>
}

/**
 * Makes one move: the machine allows it, the row and its story are written, the fact is recorded and with it the clocks.
 * Throws `tickets.not_now`, `tickets.over`, `events.future`, `months.closed`.
 */
export async function takeStep(
  ctx: Ctx,
  ticket: Ticket,
  step: Step,
): Promise<{ version: number; state: State; outcome: Outcome | null }> {
  const at = step.at ?? ctx.now
  if (Date.parse(at) > Date.parse(ctx.now) + 60_000) throw new Refusal('events.future', {}, 'at')
  await refuseClosedMonth(ctx, at)
  const to = after(step.move, ticket.state)
  if (!to) await refuseMove(ctx, ticket, step.move)
  const state = to!
  const set: Record<string, unknown> = {
    ...step.set,
    state,
    version: ticket.version + 1,
    ...(isOver(state) && !isOver(ticket.state) ? { closed_at: at } : {}),
    ...(!isOver(state) && isOver(ticket.state) ? { closed_at: null } : {}),
  }
  await ctx.db
    .updateTable('tickets')
    .set(set)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', ticket.id)
    .execute()
  const outcome = step.event
    ? await recordEvent(ctx, {
        kind: step.event,
        subject: { kind: 'ticket', id: ticket.id },
        at,
        customerId: ticket.customer_id,
        unitId: ticket.unit_id,
        projectId: ticket.project_id,
        values: { kind: ticket.kind, status: state, ...step.values },
      })
    : null
  await writeStep(ctx, {
    ...step,
    ticketId: ticket.id,
    from: ticket.state,
    to: state,
    at,
    eventId: outcome?.eventId ?? null,
  })
  await holdFiles(ctx, step.files ?? [], ticket.id)
  if (ticket.customer_id) await attachFiles(ctx, step.files ?? [], ticket.customer_id)
  Object.assign(ticket, { state, version: ticket.version + 1 })
  if (wakes.includes(step.move)) await wakeDispatch(ctx, ticket.project_id, `${ticket.id} ${ticket.version}`)
  return { version: ticket.version, state, outcome }
}

async function refuseMove(ctx: Ctx, ticket: Ticket, move: MoveName): Promise<never> {
  const state = stateWords[ticket.state]
  if (!isOver(ticket.state)) throw new Refusal('tickets.not_now', { state, move: moveWords[move] })
  const last = await lastStep(ctx, ticket.id)
  throw new Refusal('tickets.over', {
    at: sayMoment(ctx, ticket.closed_at ?? ticket.filed_at),
    who: last?.who ?? '',
    state,
  })
}

/** A line of the story; it is never changed afterwards. Whoever watches the desk hears that something happened. */
export async function writeStep(
  ctx: Ctx,
  step: Pick<Step, 'reason' | 'words' | 'told' | 'files' | 'detail'> & {
    ticketId: string
    move: string
    from: string | null
    to: string
    at: string
    eventId: string | null
  },
): Promise<void> {
  await ctx.db
    .insertInto('ticket_steps')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      ticket_id: step.ticketId,
      move: step.move,
      from_state: step.from,
      to_state: step.to,
      at: step.at,
      recorded_at: ctx.now,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      reason: step.reason ?? null,
      words: step.words ?? null,
      told: step.told ?? false,
      files: [...(step.files ?? [])],
      detail: JSON.stringify(step.detail ?? {}),
      event_id: step.eventId,
    })
    .execute()
  // Not in the transaction: PostgreSQL lets those who notify commit one after the other.
  ctx.hint(`desk ${ctx.tenantId}`)
}

/** Moves that leave a job with nobody, or somebody with room for another. */
const wakes: readonly MoveName[] = [
  'return',
  'pass-on',
  'solve',
  'reopen',
  'withdraw',
  'merge',
  'suspend',
  'triage',
  'reject',
]

/** Where jobs of this project find somebody by themselves, they are given out after this transaction. */
export async function wakeDispatch(ctx: Ctx, projectId: string, key: string): Promise<void> {
  const { rows } =
    await sql`select from dispatch_ways where tenant_id = ${ctx.tenantId} and project_id = ${projectId} and way <> 'assign' limit 1`.execute(
      ctx.db,
    )
  if (rows.length > 0) await ctx.enqueue('dispatch.drain', { projectId }, { key: `drain ${key}` })
}
