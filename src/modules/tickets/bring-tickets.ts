import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { insertEvents, recordedAs } from '../obligations/record-event.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'

/** Kinds of the running playbooks by their title and by their name; the first playbook that knows one has it. */
export async function kindsByName(
  ctx: Ctx,
): Promise<Map<string, { name: string; title: string; playbook: string }>> {
  const kinds = (await runningPlaybooks(ctx)).flatMap(({ name: playbook, playbook: { tickets } }) =>
    tickets.map(({ name, title }) => ({ name, title, playbook })),
  )
  return new Map(
    kinds.toReversed().flatMap((kind) => [[kind.name, kind] as const, [kind.title, kind] as const]),
  )
}

/** A matter that was reported before it came here: nearly always finished, from another program perhaps still open. */
export interface PastTicket {
  id: string
  kind: string
  playbook: string
  channel: string
  category: string | null
  words: string
  /** What was said at the end. */
  result: string | null
  filedAt: string
  /** Null while it is open. */
  closedAt: string | null
  satisfied: boolean | null
  customerId: string | null
  /** Its number in the program it comes from. */
  number?: string | null
  place?: string | null
  callerName?: string | null
  unitId: string | null
  holdingId: string | null
  projectId: string
  staffId: string | null
}

/** Keeps finished tickets with their story. They are told to no playbook: nothing is owed for what is over. */
export async function bringTickets(
  ctx: Ctx,
  importId: string,
  tickets: readonly PastTicket[],
): Promise<void> {
  if (tickets.length === 0) return
  const numbered = await numbersFor(ctx, tickets)
  await sql`insert into tickets (tenant_id, id, day, number, playbook, kind, state, channel, category, words, project_id, unit_id, holding_id, customer_id,
      first_contact, assignee, satisfied, outside_number, place, caller_name, filed_by_kind, filed_by, filed_at, recorded_at, solved_at, closed_at, import_id)
    select ${ctx.tenantId}, id, day, nth, playbook, kind, case when "closedAt" is null then 'filed' else 'closed' end, channel, category, words, "projectId", "unitId", "holdingId", "customerId",
      "staffId", "staffId", satisfied, number, place, "callerName", ${ctx.actor.kind}, ${ctx.actor.id}, "filedAt", ${ctx.now}, "closedAt", "closedAt", ${importId}
    from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as x(id uuid, day date, nth integer, number text, place text, "callerName" text, playbook text, kind text, channel text, category text, words text,
      "projectId" uuid, "unitId" uuid, "holdingId" uuid, "customerId" uuid, "staffId" uuid, satisfied boolean, "filedAt" timestamptz, "closedAt" timestamptz)`.execute(
    ctx.db,
  )
  const facts = tickets.flatMap((ticket) => factsOf(ctx, importId, ticket))
  await insertEvents(
    ctx,
    facts.map(({ fact }) => fact),
  )
  const steps = facts.map(({ fact, ticket, move }) => ({
    id: newId(Date.parse(ctx.now)),
    ticket: ticket.id,
    move,
    from: move === 'file' ? null : 'filed',
    to: move === 'file' ? 'filed' : 'closed',
    at: fact.at,
    words: move === 'file' ? null : ticket.result,
    event: fact.id,
  }))
  await sql`insert into ticket_steps (tenant_id, id, ticket_id, move, from_state, to_state, at, recorded_at, actor_kind, actor_id, words, event_id)
    select ${ctx.tenantId}, id, ticket, move, "from", "to", at, ${ctx.now}, ${ctx.actor.kind}, ${ctx.actor.id}, words, event
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as x(id uuid, ticket uuid, move text, "from" text, "to" text, at timestamptz, words text, event uuid)`.execute(
    ctx.db,
  )
}

/** Each gets the next number of the day it was filed on. */
async function numbersFor(ctx: Ctx, tickets: readonly PastTicket[]) {
  const byDay = Map.groupBy(tickets, ({ filedAt }) => localDayOf(filedAt, ctx.tenant.timeZone))
  const days = [...byDay].map(([day, ofDay]) => ({ day, count: ofDay.length }))
  const { rows } = await sql<{ day: string; last: number }>`
    insert into ticket_days as d (tenant_id, day, last) select ${ctx.tenantId}, day, count from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as x(day date, count integer)
    on conflict (tenant_id, day) do update set last = d.last + excluded.last returning day, last`.execute(
    ctx.db,
  )
  const last = new Map(rows.map((row) => [row.day, row.last]))
  return [...byDay].flatMap(([day, ofDay]) =>
    ofDay.map((ticket, at) => ({ ...ticket, day, nth: last.get(day)! - ofDay.length + at + 1 })),
  )
}

function factsOf(ctx: Ctx, importId: string, ticket: PastTicket) {
  const { id, kind, channel, customerId, unitId, projectId } = ticket
  const moves = ticket.closedAt ? (['file', 'close'] as const) : (['file'] as const)
  return moves.map((move) => ({
    ticket,
    move,
    fact: recordedAs(ctx, {
      kind: move === 'file' ? 'ticket.filed' : 'ticket.closed',
      subject: { kind: 'ticket', id },
      at: move === 'file' ? ticket.filedAt : ticket.closedAt!,
      customerId,
      unitId,
      projectId,
      importId,
      values: { kind, channel, status: move === 'file' ? 'filed' : 'closed' },
    }),
  }))
}

/** Of these numbers of other programs, those that came in before, by another import than this. */
export async function knownNumbers(
  ctx: Ctx,
  numbers: readonly string[],
  except: string | null = null,
): Promise<Set<string>> {
  const { rows } = await ctx.client.query<{ number: string }>(
    'select outside_number as number from tickets where tenant_id = $1 and outside_number = any($2::text[]) and ($3::uuid is null or import_id is distinct from $3)',
    [ctx.tenantId, numbers, except],
  )
  return new Set(rows.map(({ number }) => number))
}

/** What these customers have reported according to what is kept. */
export async function pastTickets(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<{ customer_id: string; filed_at: string; words: string }[]> {
  const { rows } = await ctx.client.query(
    'select customer_id, filed_at, words from tickets where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
  return rows
}

/** Of these tickets, those that somebody has moved since they came, with what they are about. */
export async function ticketsWorkedOn(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await ctx.client.query<{ id: string; words: string }>(
    `select t.id, t.words from tickets t where t.tenant_id = $1 and t.id = any($2::uuid[])
       and (t.version > 1 or t.state not in ('closed', 'filed') or t.urged > 0
         or (select count(*) from ticket_steps s where s.tenant_id = $1 and s.ticket_id = t.id) > 2
         or exists (select from ticket_links l where l.tenant_id = $1 and (l.ticket_id = t.id or l.other_id = t.id)))`,
    [ctx.tenantId, ids],
  )
  return new Map(rows.map(({ id, words }) => [id, words.slice(0, 40)]))
}

export async function removeTickets(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await ctx.client.query('delete from tickets where tenant_id = $1 and id = any($2::uuid[])', [
    ctx.tenantId,
    ids,
  ])
}
