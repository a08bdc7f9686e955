import { sql } from 'kysely'
import { systemActor } from '#platform/actor.ts'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { companyLines } from '../access/help-lines.ts'
import { tokenDigest } from '../access/session-token.ts'
import { splitName } from '../customers/names.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { solve } from '../tickets/answer-ticket.ts'
import { appoint } from '../tickets/appoint-ticket.ts'
import { numberText } from '../tickets/say-number.ts'
import { takeStep, ticketToMove } from '../tickets/take-step.ts'
import { answerLinked, appointLinked, finishLinked, seeLinked } from './contract/link.ts'
import type { OrderState } from './contract/words.ts'
import { closeOrder } from './orders.ts'

export interface LinkedOrder {
  id: string
  ticketId: string
  contractor: string
  state: OrderState
  part: string | null
}

/** The order of this link while it lives: not done, not called back, its days not over, its ticket not closed. Throws `repairs.link_over`. */
export async function orderOf(ctx: Ctx, token: string, toRead = false): Promise<LinkedOrder> {
  const { rows } = await sql<LinkedOrder>`
    select w.id, w.ticket_id as "ticketId", c.name as contractor, w.state, w.part
    from work_orders w join contractors c on c.tenant_id = w.tenant_id and c.id = w.contractor_id
      join tickets t on t.tenant_id = w.tenant_id and t.id = w.ticket_id
    where w.tenant_id = ${ctx.tenantId} and w.token_digest = ${tokenDigest(token)} and w.state in ('sent', 'accepted')
      and w.expires_at > ${ctx.now} and t.closed_at is null and t.state <> 'solved' ${toRead ? sql`` : sql`for update of w`}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('repairs.link_over')
  return rows[0]
}

/** A link moves a ticket as the house does; the story says who it was. */
const asHouse = (ctx: Ctx): Ctx => ({ ...ctx, actor: systemActor(ctx.tenantId) })

interface Shown {
  day: string
  of_day: number
  project: string
  room: string | null
  place: string | null
  customer: string | null
  category: string | null
  said: string
  words: string | null
  convenient: string | null
  appointedFrom: string | null
  appointedUntil: string | null
  dueAt: string | null
  photos: string[]
  expiresAt: string
}

export const seeLinkedOperation = implement(seeLinked, async (ctx, { token }) => {
  const order = await orderOf(ctx, token)
  await sql`update work_orders set opened_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${order.id} and opened_at is null`.execute(
    ctx.db,
  )
  const { rows } = await sql<Shown>`
    select t.day, t.number as of_day, p.name as project, u.room, t.place, c.name as customer, t.category, t.words as said, w.words, t.convenient,
      t.appointed_from as "appointedFrom", t.appointed_until as "appointedUntil", w.due_at as "dueAt", t.photos, w.expires_at as "expiresAt"
    from work_orders w join tickets t on t.tenant_id = w.tenant_id and t.id = w.ticket_id join projects p on p.tenant_id = t.tenant_id and p.id = t.project_id
      left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id left join customers c on c.tenant_id = t.tenant_id and c.id = t.customer_id
    where w.tenant_id = ${ctx.tenantId} and w.id = ${order.id}`.execute(ctx.db)
  const { day, of_day, customer, ...shown } = rows[0]!
  const { servicePhone } = await companyLines(ctx)
  return {
    ...shown,
    company: ctx.tenant.name,
    servicePhone,
    contractor: order.contractor,
    part: order.part,
    state: order.state,
    number: numberText(day, of_day),
    surname: customer ? splitName(customer).surname || null : null,
    today: localDayOf(ctx.now, ctx.tenant.timeZone),
  }
})

export const answerLinkedOperation = implement(answerLinked, async (ctx, input) => {
  const order = await orderOf(ctx, input.token)
  const house = asHouse(ctx)
  const ticket = await ticketToMove(house, order.ticketId)
  const state = input.accept ? 'accepted' : 'declined'
  if (input.accept)
    await takeStep(house, ticket, {
      move: 'accept',
      detail: { contractor: order.contractor },
      event: 'ticket.accepted',
      values: { assignee: ticket.assignee },
    })
  else
    await takeStep(house, ticket, {
      move: 'return',
      reason: input.reason || null,
      detail: { contractor: order.contractor },
      event: 'ticket.returned',
    })
  if (input.accept)
    await sql`update work_orders set state = 'accepted', accepted_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${order.id}`.execute(
      ctx.db,
    )
  else {
    await closeOrder(ctx, order.id, 'declined', input.reason || null)
    if (ticket.assignee)
      await ringAtOnce(house, [
        { staffId: ticket.assignee, kind: 'ticket-returned', detail: { ticketId: ticket.id } },
      ])
  }
  return { state } as const
})

export const appointLinkedOperation = implement(appointLinked, async (ctx, { token, from, until }) => {
  const order = await orderOf(ctx, token)
  const house = asHouse(ctx)
  const ticket = await ticketToMove(house, order.ticketId)
  await appoint(house, ticket, { from, until, at: ctx.now, by: order.contractor })
  return { state: order.state }
})

export const finishLinkedOperation = implement(finishLinked, async (ctx, input) => {
  const order = await orderOf(ctx, input.token)
  const house = asHouse(ctx)
  const ticket = await ticketToMove(house, order.ticketId)
  const before = await handedIn(ctx, order, input.before)
  const after = await handedIn(ctx, order, input.after)
  await solve(house, ticket, {
    words: input.words,
    at: ctx.now,
    files: [...before, ...after],
    by: order.contractor,
  })
  await ctx.db
    .insertInto('job_sheets')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      ticket_id: ticket.id,
      order_id: order.id,
      done_at: ctx.now,
      recorded_at: ctx.now,
      terms: 'warranty',
      part: order.part,
      lines: '[]',
      before,
      after,
    })
    .execute()
  await closeOrder(ctx, order.id, 'done', null)
  if (ticket.assignee)
    await ringAtOnce(house, [
      { staffId: ticket.assignee, kind: 'order-done', detail: { ticketId: ticket.id } },
    ])
  return { state: 'done' as const }
})

/** Only pictures that came by this very link. */
async function handedIn(ctx: Ctx, order: LinkedOrder, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from files where tenant_id = ${ctx.tenantId} and id = any(${[...ids]}::uuid[]) and order_id = ${order.id}`.execute(
    ctx.db,
  )
  return ids.filter((id) => rows.some((row) => row.id === id))
}
