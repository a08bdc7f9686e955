import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { tokenDigest } from '../access/session-token.ts'
import { numberText } from '../tickets/say-number.ts'
import { takeStep, ticketInSight, ticketToMove } from '../tickets/take-step.ts'
import { ticketsInSight } from '../tickets/tickets-in-sight.ts'
import { endOrder, listOrders, sendOrder, type WorkOrder } from './contract/contractors.ts'
import { contractorNamed } from './contractors.ts'

const DAY_MS = 86_400_000

export const sendOrderOperation = implement(sendOrder, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id)
  const { name } = await contractorNamed(ctx, input.contractorId)
  const { rows: running } = await sql<{ name: string }>`
    select c.name from work_orders w join contractors c on c.tenant_id = w.tenant_id and c.id = w.contractor_id
    where w.tenant_id = ${ctx.tenantId} and w.ticket_id = ${ticket.id} and w.state in ('sent', 'accepted') and w.expires_at > ${ctx.now} limit 1`.execute(
    ctx.db,
  )
  if (running[0]) throw new Refusal('repairs.order_runs', { name: running[0].name })
  const token = randomBytes(24).toString('base64url')
  const orderId = newId(Date.parse(ctx.now))
  const expiresAt = new Date(Date.parse(ctx.now) + input.days * DAY_MS).toISOString()
  // He who sends it keeps it: the contractor has no account, and the customer has somebody to ask.
  const holder = ticket.assignee ?? ctx.actor.id
  await takeStep(ctx, ticket, {
    move: 'dispatch',
    detail: { to: holder, name, contractor: name, orderId },
    // Whoever comes now agrees his own hour.
    set: { assignee: holder, appointed_from: null, appointed_until: null },
    event: 'ticket.dispatched',
    values: { assignee: holder },
  })
  await ctx.db
    .insertInto('work_orders')
    .values({
      tenant_id: ctx.tenantId,
      id: orderId,
      ticket_id: ticket.id,
      contractor_id: input.contractorId,
      part: input.part ?? null,
      words: input.words || null,
      token_digest: tokenDigest(token),
      sent_by: ctx.actor.id!,
      sent_at: ctx.now,
      expires_at: expiresAt,
      due_at: input.dueAt ?? null,
    })
    .execute()
  return { orderId, token, expiresAt }
})

type Row = Omit<WorkOrder, 'number'> & { day: string; of_day: number }

export const listOrdersOperation = implement(listOrders, async (ctx, input) => {
  const { rows } = await sql<Row>`
    select w.id, w.ticket_id as "ticketId", t.day, t.number as of_day, w.contractor_id as "contractorId", c.name as contractor, w.part, w.words, u.room,
      t.place, t.category, w.state, w.sent_at as "sentAt", s.name as "sentBy", w.opened_at as "openedAt", w.due_at as "dueAt", w.ended_at as "endedAt", w.reason
    from work_orders w join tickets t on t.tenant_id = w.tenant_id and t.id = w.ticket_id
      join contractors c on c.tenant_id = w.tenant_id and c.id = w.contractor_id
      left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id left join staff s on s.tenant_id = w.tenant_id and s.id = w.sent_by
    where w.tenant_id = ${ctx.tenantId} and ${ticketsInSight(ctx, 't')}
      ${input.ticketId ? sql`and w.ticket_id = ${input.ticketId}` : sql``} ${input.contractorId ? sql`and w.contractor_id = ${input.contractorId}` : sql``}
    order by w.sent_at desc, w.id limit 200`.execute(ctx.db)
  return { orders: rows.map(({ day, of_day, ...row }) => ({ ...row, number: numberText(day, of_day) })) }
})

export const endOrderOperation = implement(endOrder, async (ctx, input) => {
  const { rows } = await sql<{ ticket_id: string }>`
    select ticket_id from work_orders where tenant_id = ${ctx.tenantId} and id = ${input.id} and state in ('sent', 'accepted') for update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('repairs.no_order')
  await ticketInSight(ctx, rows[0].ticket_id)
  await closeOrder(ctx, input.id, 'ended', input.reason)
  return { ok: true }
})

/** The link opens nothing from now on. */
export async function closeOrder(
  ctx: Ctx,
  id: string,
  state: 'ended' | 'declined' | 'done',
  reason: string | null,
): Promise<void> {
  await sql`update work_orders set state = ${state}, ended_at = ${ctx.now}, reason = ${reason} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
}
