import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Clock, clocksOf } from '../obligations/clocks.ts'
import { seeTicket } from './contract/lists.ts'
import { kindNamed, kindTitles } from './kinds.ts'
import { toRow } from './list-queue.ts'
import { type ListedTicket, rowColumns, rowJoins, visibleTickets } from './queries.ts'
import { after, moveNames, numberText, type State } from './rules.ts'
import { sayToCustomer } from './say-to-customer.ts'

interface SeenTicket extends ListedTicket {
  state: State
  channel: string
  cause: string | null
  remedy: string | null
  convenient: string | null
  unitId: string | null
  projectId: string
  customerId: string | null
  phone: string | null
  caller: { name: string | null; relation: string | null; phone: string | null }
  accountable: string | null
  respondent: string | null
  assigneeId: string | null
  valid: boolean | null
  satisfied: boolean | null
  outcome: string | null
  calls: number
  influence: number | null
  suspendReason: string | null
  nextNewsAt: string | null
  appointed: { from: string; until: string } | null
  authority: { number: string; dueAt: string } | null
  photos: string[]
  mergedInto: string | null
  incident: { id: string; title: string; expectedEndAt: string | null } | null
}

interface LinkRow {
  id: string
  day: string
  number: number
  state: string
  words: string
  how: 'into' | 'from' | 'link'
}

interface StepRow {
  id: string
  move: string
  from: string | null
  to: string
  at: string
  recordedAt: string
  by: string | null
  byCustomer: boolean
  reason: string | null
  words: string | null
  files: string[]
  detail: Record<string, unknown>
}

export const seeTicketOperation = implement(seeTicket, async (ctx, input) => {
  const { rows } = await sql<SeenTicket>`
    select ${rowColumns}, t.channel, t.cause, t.remedy, t.convenient, t.unit_id as "unitId", t.project_id as "projectId", t.customer_id as "customerId",
      c.phone_masked as phone, json_build_object('name', t.caller_name, 'relation', t.caller_relation, 'phone', t.caller_masked) as caller,
      t.accountable, r.name as respondent, t.assignee as "assigneeId", t.valid, t.satisfied, t.outcome, t.calls, t.influence,
      t.suspend_reason as "suspendReason", t.next_news_at as "nextNewsAt",
      case when t.appointed_from is not null then json_build_object('from', t.appointed_from, 'until', t.appointed_until) end as appointed,
      case when t.authority_due_at is not null then json_build_object('number', t.authority_number, 'dueAt', t.authority_due_at) end as authority,
      (select json_build_object('id', i.id, 'title', i.title, 'expectedEndAt', i.expected_end_at) from incidents i where i.tenant_id = t.tenant_id and i.id = t.incident_id) as incident,
      t.photos, t.merged_into as "mergedInto", null::timestamptz as due_at, null as clock
    from tickets t ${rowJoins} left join staff r on r.tenant_id = t.tenant_id and r.id = t.respondent
    where t.tenant_id = ${ctx.tenantId} and t.id = ${input.id} and ${visibleTickets(ctx, 't')}`.execute(
    ctx.db,
  )
  const ticket = rows[0]
  if (!ticket) throw new Refusal('tickets.unknown')
  const [clocks, steps, links, titles, kind] = await Promise.all([
    clocksOf(ctx, ticket.id),
    stepsOf(ctx, ticket.id),
    linksOf(ctx, ticket),
    kindTitles(ctx),
    kindNamed(ctx, ticket.kind).catch(() => null),
  ])
  const next = clocks.filter((clock) => clock.state === 'open').sort(byDue)[0]
  const ofLink = (how: LinkRow['how']) =>
    links
      .filter((link) => link.how === how)
      .map(({ day, number, how: _, ...link }) => ({ ...link, number: numberText(day, number) }))
  const into = ofLink('into')[0] ?? null
  return {
    ...ticket,
    ...toRow({ ...ticket, due_at: next?.dueAt ?? null, clock: next?.clock ?? null }, titles),
    words: ticket.words,
    mergedInto: into,
    merged: ofLink('from'),
    links: ofLink('link'),
    clocks: clocks.map((clock) => ({
      ...clock,
      inTime: clock.metAt && clock.dueAt ? clock.metAt <= clock.dueAt : null,
    })),
    steps,
    may: moveNames.filter((move) => after(move, ticket.state) !== null),
    categories: kind?.kind.categories ?? [],
    wording: kind?.kind.wording[ticket.category ?? ''] ?? null,
    causes: kind?.kind.causes ?? [],
    passOn: kind?.kind.passOn ? { playbook: kind.running.name, form: kind.kind.passOn.form ?? null } : null,
    mends: (kind?.kind.warranty.length ?? 0) > 0,
    levels: [...new Set(kind?.kind.levels.map((level) => level.is) ?? [])],
    toCustomer: sayToCustomer(ctx, {
      state: ticket.state,
      who: ticket.assignee ?? ticket.firstContact,
      dueAt: ticket.nextNewsAt ?? next?.dueAt ?? null,
      appointed: ticket.appointed,
      waitsFor: ticket.suspendReason,
      held: ticket.incident,
      words: steps.filter((step) => step.move === 'reject').at(-1)?.words ?? into?.number ?? null,
    }).next,
  }
})

const byDue = (one: Clock, other: Clock) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1)

async function stepsOf(ctx: Ctx, ticketId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select x.id, x.move, x.from_state as "from", x.to_state as "to", x.at, x.recorded_at as "recordedAt", s.name as "by",
      x.actor_kind = 'customer' as "byCustomer", x.reason, x.words, x.files, x.detail
    from ticket_steps x left join staff s on s.tenant_id = x.tenant_id and s.id = x.actor_id
    where x.tenant_id = ${ctx.tenantId} and x.ticket_id = ${ticketId} order by x.recorded_at, x.id limit 500`.execute(
    ctx.db,
  )
  return rows
}

async function linksOf(ctx: Ctx, ticket: SeenTicket): Promise<LinkRow[]> {
  const seen = visibleTickets(ctx, 't')
  const columns = sql`t.id, t.day, t.number, t.state, left(t.words, 80) as words`
  const { rows } = await sql<LinkRow>`
    select ${columns}, 'into' as how from tickets t where t.tenant_id = ${ctx.tenantId} and t.id = ${ticket.mergedInto}::uuid and ${seen}
    union all select ${columns}, 'from' from tickets t where t.tenant_id = ${ctx.tenantId} and t.merged_into = ${ticket.id} and ${seen}
    union all select ${columns}, 'link' from ticket_links l join tickets t on t.tenant_id = l.tenant_id
        and t.id = case when l.ticket_id = ${ticket.id} then l.other_id else l.ticket_id end
      where l.tenant_id = ${ctx.tenantId} and (l.ticket_id = ${ticket.id} or l.other_id = ${ticket.id}) and ${seen}
    limit 200`.execute(ctx.db)
  return rows
}
