import { type RawBuilder, sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { listQueue, type TicketRow, ticketsOf } from './contract/lists.ts'
import { kindTitles } from './kinds.ts'
import { type ListedTicket, ownLiving, rowColumns, rowJoins, visibleTickets } from './queries.ts'
import { numberText, readNumber } from './rules.ts'

const CUT = 120

export function toRow(row: ListedTicket, titles: ReadonlyMap<string, string>): TicketRow {
  const { day, number, playbook: _, words, filed_at, due_at, ...rest } = row
  return {
    ...rest,
    words: words.slice(0, CUT),
    number: numberText(day, number),
    kindTitle: titles.get(row.kind) ?? row.kind,
    filedAt: filed_at,
    dueAt: due_at,
  }
}

/** Where a page goes on: in the part with clocks by due time, in the part without by filing. */
const cursorOf = (row: ListedTicket) =>
  Buffer.from(JSON.stringify([row.due_at ? 'c' : 'f', row.due_at ?? row.filed_at, row.id])).toString(
    'base64url',
  )

function readCursor(after: string | undefined): ['c' | 'f', string, string] | null {
  if (!after) return null
  try {
    const [part, at, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [
      'c' | 'f',
      string,
      string,
    ]
    return Number.isFinite(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id) ? [part, at, id] : null
  } catch {
    return null
  }
}

export const listQueueOperation = implement(listQueue, async (ctx, input) => {
  const which = {
    open: sql`t.closed_at is null`,
    mine: sql`t.closed_at is null and t.assignee = ${ctx.actor.id}::uuid`,
    unassigned: sql`t.closed_at is null and t.assignee is null`,
    solved: sql`t.state = 'solved'`,
    all: sql`true`,
  }[input.which]
  const filter = sql`t.tenant_id = ${ctx.tenantId} and ${which} and ${visibleTickets(ctx, 't')}
    ${input.kind ? sql`and t.kind = ${input.kind}` : sql``} ${input.projectId ? sql`and t.project_id = ${input.projectId}` : sql``}
    ${input.text ? sql`and ${textFilter(input.text)}` : sql``}`
  const at = readCursor(input.after)
  const living = input.which !== 'all'
  const rows = await page(ctx, filter, at, input.limit + 1, living)
  const titles = await kindTitles(ctx)
  const shown = rows.slice(0, input.limit)
  return {
    tickets: shown.map((row) => toRow(row, titles)),
    after: rows.length > input.limit ? cursorOf(shown.at(-1)!) : null,
    now: ctx.now,
  }
})

function textFilter(text: string): RawBuilder<unknown> {
  const number = readNumber(text)
  if (number)
    return number.day
      ? sql`(t.number = ${number.number} and to_char(t.day, 'MMDD') = ${number.day})`
      : sql`t.number = ${number.number}`
  const words = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(t.words like ${words} or u.room like ${words} or t.place like ${words})`
}

/**
 * One statement in two parts: tickets by the clock that ends first, read along the clocks, so that a page reads no more than it
 * shows, or from the few of a steward; then those no clock runs for. The second part is begun only where the first does not fill the page.
 */
async function page(
  ctx: Ctx,
  filter: RawBuilder<unknown>,
  at: ['c' | 'f', string, string] | null,
  limit: number,
  living: boolean,
): Promise<ListedTicket[]> {
  const own = (column: string) => {
    const few = living ? ownLiving(ctx, column) : null
    return few ? sql`and ${few}` : sql``
  }
  const ticketClock = sql`x.tenant_id = ${ctx.tenantId} and x.subject_kind = 'ticket' and x.state = 'open'`
  const clocks = sql`(select ${rowColumns}, o.due_at, o.used->>'clock' as clock, 0 as part from obligations o join tickets t on t.tenant_id = ${ctx.tenantId} and t.id = o.subject_id ${rowJoins}
    where o.tenant_id = ${ctx.tenantId} and o.subject_kind = 'ticket' and o.state = 'open' and ${filter} ${own('o.subject_id')}
      ${at ? sql`and (o.due_at, o.subject_id) > (${at[1]}::timestamptz, ${at[2]}::uuid)` : sql``}
      and not exists (select from obligations x where ${ticketClock} and x.subject_id = o.subject_id and (x.due_at, x.id) < (o.due_at, o.id))
    order by o.due_at, o.subject_id limit ${limit})`
  const still = sql`(select ${rowColumns}, null::timestamptz as due_at, null as clock, 1 as part from tickets t ${rowJoins}
    where ${filter} ${own('t.id')} ${at?.[0] === 'f' ? sql`and (t.filed_at, t.id) > (${at[1]}::timestamptz, ${at[2]}::uuid)` : sql``}
      and not exists (select from obligations x where ${ticketClock} and x.subject_id = t.id)
    order by t.filed_at, t.id limit ${limit})`
  const { rows } = await sql<
    ListedTicket & { part: number }
  >`select * from (${at?.[0] === 'f' ? still : sql`${clocks} union all ${still}`}) x limit ${limit}`.execute(
    ctx.db,
  )
  return rows.map(({ part: _, ...row }) => row)
}

export const ticketsOfOperation = implement(ticketsOf, async (ctx, input) => {
  if (!input.customerId && !input.unitId) return { tickets: [], recent: 0, reopened: 0 }
  const whose = sql`(${input.customerId ? sql`t.customer_id = ${input.customerId}::uuid` : sql`false`}
    or ${input.unitId ? sql`t.unit_id = ${input.unitId}::uuid` : sql`false`})`
  const seen = sql`t.tenant_id = ${ctx.tenantId} and ${whose} and ${visibleTickets(ctx, 't')}`
  const { rows } = await sql<ListedTicket>`
    select ${rowColumns}, d.due_at, d.clock from tickets t ${rowJoins}
      left join lateral (select x.due_at, x.used->>'clock' as clock from obligations x where x.tenant_id = t.tenant_id and x.subject_kind = 'ticket'
        and x.state = 'open' and x.subject_id = t.id order by x.due_at limit 1) d on true
    where ${seen} and t.closed_at is null order by t.filed_at desc, t.id limit 20`.execute(ctx.db)
  const counted = await sql<{ recent: number; reopened: number }>`
    select count(*) as recent, count(*) filter (where t.reopened > 0) as reopened from tickets t
    where ${seen} and t.filed_at > ${ctx.now}::timestamptz - interval '90 days'`.execute(ctx.db)
  const titles = await kindTitles(ctx)
  return { tickets: rows.map((row) => toRow(row, titles)), ...counted.rows[0]! }
})
