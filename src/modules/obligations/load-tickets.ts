import { sql } from 'kysely'
import type { Playbook } from '#engine/playbook.ts'
import type { Ctx } from '#platform/perform.ts'
import type { DatabaseWorld, Fields } from './database-world.ts'
import { among, asking, type FactQuery, instant } from './load-facts.ts'

interface TicketRow {
  id: string
  kind: string
  channel: string
  category: string | null
  cause: string | null
  severity: string | null
  state: string
  valid: boolean | null
  urgent: boolean
  influence: number | null
  satisfied: boolean | null
  reopened: number
  urged: number
  returned: number
  reassigned: number
  raised: boolean
  again: boolean
  outcome: string | null
  hours: number | null
  accountable: string | null
  filed_at: string
  answered_at: string | null
  arrived_at: string | null
  solved_at: string | null
  closed_at: string | null
  next_news_at: string | null
  authority_due_at: string | null
  customer_id: string | null
  project_id: string
  unit_id: string | null
  holding_id: string | null
  assignee: string | null
  first_contact: string | null
}

const ref = (kind: string, id: string | null) => (id ? { kind, id } : undefined)

/** A ticket as conditions see it. */
export function putTicket(world: DatabaseWorld, row: TicketRow): void {
  const fields: Fields = {
    kind: row.kind,
    channel: row.channel,
    category: row.category,
    cause: row.cause,
    severity: row.severity,
    status: row.state,
    valid: row.valid,
    urgent: row.urgent,
    influence: row.influence,
    satisfied: row.satisfied,
    reopened: row.reopened,
    urged: row.urged,
    returned: row.returned,
    reassigned: row.reassigned,
    raised: row.raised,
    again: row.again,
    outcome: row.outcome,
    handlingHours: row.hours,
    accountable: row.accountable,
    filedAt: row.filed_at,
    answeredAt: row.answered_at,
    arrivedAt: row.arrived_at,
    solvedAt: row.solved_at,
    closedAt: row.closed_at,
    nextNewsAt: row.next_news_at,
    authorityDueAt: row.authority_due_at,
  }
  world.put('ticket', row.id, fields, {
    customer: ref('customer', row.customer_id),
    project: ref('project', row.project_id),
    unit: ref('unit', row.unit_id),
    holding: ref('holding', row.holding_id),
    assignee: ref('staff', row.assignee),
    firstContact: ref('staff', row.first_contact),
  })
}

/** The tickets named with when they stopped and ran on; those of the customers where a rule asks about them. */
export function ticketFacts(
  ctx: Ctx,
  world: DatabaseWorld,
  tickets: string[],
  customers: string[],
): FactQuery[] {
  const ofCustomers = customers.length > 0 && namesTickets(world.playbook)
  if (tickets.length === 0 && !ofCustomers) return []
  const which = [
    ...(tickets.length > 0 ? [among('t.id', tickets)] : []),
    ...(ofCustomers ? [among('t.customer_id', customers)] : []),
  ]
  const rows = asking<TicketRow>(
    sql`select t.id, t.kind, t.channel, t.category, t.cause, t.severity, t.state, t.valid, t.urgent, t.influence, t.satisfied, t.reopened, t.urged, t.returned, t.reassigned, t.raised, t.again, t.outcome, t.accountable,
        (extract(epoch from coalesce(t.solved_at, t.closed_at) - t.filed_at) / 3600 - t.suspended_minutes / 60.0)::double precision as hours,
        ${instant('t.filed_at')}, ${instant('t.answered_at')}, ${instant('t.arrived_at')}, ${instant('t.solved_at')}, ${instant('t.closed_at')},
        ${instant('t.next_news_at')}, ${instant('t.authority_due_at')}, t.customer_id, t.project_id, t.unit_id, t.holding_id, t.assignee, t.first_contact
      from tickets t where t.tenant_id = ${ctx.tenantId} and (${sql.join(which, sql` or `)})`,
    (row) => putTicket(world, row),
  )
  if (tickets.length === 0) return [rows]
  const moments = asking<{ subject_id: string; kind: string; at: string }>(
    sql`select e.subject_id, e.kind, ${instant('e.at')} from events e
      where e.tenant_id = ${ctx.tenantId} and ${among('e.subject_id', tickets)} and e.subject_kind = 'ticket'`,
    (row) => world.putMoment({ kind: 'ticket', id: row.subject_id }, row.kind, row.at),
  )
  return [rows, moments]
}

const naming = new WeakMap<Playbook, boolean>()

/** Whether any rule about something else asks about tickets. */
function namesTickets(playbook: Playbook): boolean {
  const known = naming.get(playbook)
  if (known !== undefined) return known
  const others = playbook.rules.filter((rule) => rule.subject !== 'ticket')
  const named = /"tickets?"/.test(
    JSON.stringify([
      others.map((rule) => [rule.where, rule.unless, rule.while, rule.audience]),
      playbook.derived,
      playbook.warnings,
    ]),
  )
  naming.set(playbook, named)
  return named
}
