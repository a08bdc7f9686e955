import { type RawBuilder, sql } from 'kysely'
import type { Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { sayDueText } from '../obligations/say-due.ts'
import { listMyKinds, listMyTickets, type MyTicket, seeMyTicket } from './contract/mine.ts'
import { toldWords } from './contract/words.ts'
import { kindTitles, openKinds } from './kinds.ts'
import { visibleTickets } from './queries.ts'
import { after, COMES_BACK_DAYS, isOver, numberText, type State } from './rules.ts'
import { sayToCustomer } from './say-to-customer.ts'

interface MineRow {
  id: string
  day: string
  number: number
  kind: string
  state: State
  category: string | null
  words: string
  room: string | null
  place: string | null
  filedAt: string
  closedAt: string | null
  outcome: string | null
  appealedAt: string | null
  assignee: string | null
  firstContact: string | null
  suspendReason: string | null
  nextNewsAt: string | null
  appointed: { from: string; until: string } | null
  intoDay: string | null
  intoNumber: number | null
  answer: string | null
  dueAt: string | null
  used: { reason: { dueText: string; parameters: Record<string, string> } } | null
  rule: string | null
  stars: number | null
  held: { title: string; expectedEndAt: string | null } | null
  remedy: string | null
  photos: string[]
  supervisor: string | null
}

/** His own reports with the promise that ends first. A matter about a call-back or a dispatch is ours, not his. */
async function mine(ctx: Ctx, which: RawBuilder<unknown>): Promise<MineRow[]> {
  const { rows } = await sql<MineRow>`
    select t.id, t.day, t.number, t.kind, t.state, t.category, t.words, u.room, t.place, t.filed_at as "filedAt", t.closed_at as "closedAt", t.outcome,
      t.appealed_at as "appealedAt", a.name as assignee, f.name as "firstContact", t.suspend_reason as "suspendReason", t.next_news_at as "nextNewsAt",
      case when t.appointed_from is not null then json_build_object('from', t.appointed_from, 'until', t.appointed_until) end as appointed, m.day as "intoDay", m.number as "intoNumber", t.stars,
      t.remedy, t.photos, d.due_at as "dueAt", d.used, d.rule,
      (select json_build_object('title', i.title, 'expectedEndAt', i.expected_end_at) from incidents i where i.tenant_id = t.tenant_id and i.id = t.incident_id) as held,
      (select x.words from ticket_steps x where x.tenant_id = t.tenant_id and x.ticket_id = t.id and x.move = 'reject' order by x.recorded_at desc limit 1) as answer,
      (select s.name from roles r join staff_roles h on h.tenant_id = r.tenant_id and h.role = r.superior and h.until_on is null
          and (h.project_id is null or h.project_id = t.project_id) join staff s on s.tenant_id = h.tenant_id and s.id = h.staff_id
        where r.tenant_id = t.tenant_id and r.code = t.accountable order by h.project_id nulls last limit 1) as supervisor
    from tickets t left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id left join staff a on a.tenant_id = t.tenant_id and a.id = t.assignee
      left join staff f on f.tenant_id = t.tenant_id and f.id = t.first_contact left join tickets m on m.tenant_id = t.tenant_id and m.id = t.merged_into
      left join lateral (select o.due_at, o.used, o.rule from obligations o where o.tenant_id = t.tenant_id and o.subject_id = t.id and o.subject_kind = 'ticket'
        and o.state = 'open' and o.used->>'clock' not in ('call-back', 'dispatch') order by o.due_at limit 1) d on true
    where t.tenant_id = ${ctx.tenantId} and ${visibleTickets(ctx, 't')} and ${which}`.execute(ctx.db)
  return rows
}

const stages: Record<State, number> = {
  filed: 0,
  triaged: 0,
  dispatched: 1,
  accepted: 1,
  reopened: 1,
  working: 2,
  suspended: 2,
  solved: 3,
  closed: 4,
  withdrawn: 4,
  rejected: 4,
  merged: 4,
}

function toMine(ctx: Ctx, row: MineRow, titles: ReadonlyMap<string, string>): MyTicket {
  const who = row.assignee ?? row.firstContact
  const said = sayToCustomer(ctx, {
    state: row.state,
    who,
    dueAt: row.nextNewsAt ?? row.dueAt,
    appointed: row.appointed,
    waitsFor: row.suspendReason,
    held: row.held,
    words:
      row.state === 'rejected' ? row.answer : row.intoDay ? numberText(row.intoDay, row.intoNumber!) : null,
  })
  return {
    id: row.id,
    number: numberText(row.day, row.number),
    kind: row.kind,
    kindTitle: titles.get(row.kind) ?? row.kind,
    category: row.category,
    words: row.words,
    room: row.room,
    place: row.place,
    filedAt: row.filedAt,
    over: isOver(row.state),
    stage: stages[row.state],
    ...said,
    who,
    promise:
      row.dueAt && row.used
        ? {
            title: titles.get(row.kind) ?? row.kind,
            dueAt: row.dueAt,
            due: sayDueText(row.used.reason.dueText, row.used.reason.parameters),
          }
        : null,
    may: mayPress(ctx, row),
  }
}

/** 又出现了 counts for some days after it was closed. */
export const mayComeBack = (ctx: Ctx, state: State, closedAt: string | null) =>
  state === 'solved' ||
  (state === 'closed' &&
    closedAt !== null &&
    Date.parse(ctx.now) - Date.parse(closedAt) <= COMES_BACK_DAYS * 86_400_000)

function mayPress(ctx: Ctx, { state, closedAt, appealedAt, stars }: MineRow): MyTicket['may'] {
  const may: MyTicket['may'] = []
  if (after('add', state)) may.push('add')
  if (after('urge', state)) may.push('urge')
  if (after('withdraw', state) && state !== 'solved') may.push('withdraw')
  if (state === 'solved') may.push('confirm')
  if (mayComeBack(ctx, state, closedAt)) may.push('not-solved')
  if (state === 'closed' && stars === null) may.push('rate')
  if ((state === 'rejected' || state === 'closed') && !appealedAt) may.push('appeal')
  return may
}

export const listMyKindsOperation = implement(listMyKinds, async (ctx) => ({
  kinds: (await openKinds(ctx)).map(({ name, title, categories, wording }) => ({
    name,
    title,
    categories,
    atOnce: Object.fromEntries(
      Object.entries(wording).flatMap(([category, { atOnce }]) => (atOnce ? [[category, atOnce]] : [])),
    ),
  })),
}))

export const listMyTicketsOperation = implement(listMyTickets, async (ctx, input) => {
  const rows = await mine(
    ctx,
    input.over
      ? sql`t.closed_at is not null order by t.closed_at desc, t.id limit 100`
      : sql`t.closed_at is null order by d.due_at nulls last, t.filed_at desc limit 100`,
  )
  const { rows: counted } = await sql<{ open: number }>`
    select count(*) as open from tickets t where t.tenant_id = ${ctx.tenantId} and t.closed_at is null and ${visibleTickets(ctx, 't')}`.execute(
    ctx.db,
  )
  const titles = await kindTitles(ctx)
  return { tickets: rows.map((row) => toMine(ctx, row, titles)), open: counted[0]!.open }
})

interface ToldStep {
  id: string
  move: string
  at: string
  who: string | null
  mine: boolean
  words: string | null
  files: string[]
  told: boolean
}

export const seeMyTicketOperation = implement(seeMyTicket, async (ctx, input) => {
  const row = await myTicket(ctx, input.id)
  const { rows: steps } = await sql<ToldStep>`
    select x.id, x.move, x.at, s.name as who, x.actor_kind = 'customer' as mine, x.words, x.files, x.told
    from ticket_steps x left join staff s on s.tenant_id = x.tenant_id and s.id = x.actor_id
    where x.tenant_id = ${ctx.tenantId} and x.ticket_id = ${row.id} and x.move = any(${Object.keys(toldWords)}) order by x.recorded_at, x.id limit 300`.execute(
    ctx.db,
  )
  return {
    ...toMine(ctx, row, await kindTitles(ctx)),
    remedy: row.remedy,
    photos: row.photos,
    supervisor: row.supervisor,
    reviewWithin: await reviewWithin(ctx, row.id),
    firstContact: row.firstContact,
    stars: row.stars,
    // What colleagues write to each other stays with them: he reads what he was told and what he said.
    steps: steps
      .filter((step) => !['answer', 'decide'].includes(step.move) || step.told)
      .map(({ told, move, ...step }) => ({
        ...step,
        title: toldWords[move]!,
        words: told || step.mine ? step.words : null,
        files: told || step.mine ? step.files : [],
      })),
  }
})

/** A review is the matter done again: as long as its solution was promised. */
async function reviewWithin(ctx: Ctx, id: string): Promise<Words | null> {
  const { rows } = await sql<{ used: { reason: { dueText: string; parameters: Record<string, string> } } }>`
    select o.used from obligations o where o.tenant_id = ${ctx.tenantId} and o.subject_id = ${id} and o.subject_kind = 'ticket'
      and o.used->>'clock' = 'solve' order by o.trigger_at desc limit 1`.execute(ctx.db)
  const reason = rows[0]?.used.reason
  return reason ? sayDueText(reason.dueText, reason.parameters) : null
}

/** One of his. Throws `tickets.unknown`. */
async function myTicket(ctx: Ctx, id: string): Promise<MineRow> {
  const [row] = await mine(ctx, sql`t.id = ${id}::uuid`)
  if (!row) throw new Refusal('tickets.unknown')
  return row
}

/** How it stands after he pressed something. */
export async function standing(ctx: Ctx, id: string): Promise<Pick<MyTicket, 'title' | 'next'>> {
  const { title, next } = toMine(ctx, await myTicket(ctx, id), new Map())
  return { title, next }
}
