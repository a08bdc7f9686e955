import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { retryMessages } from './contract/messages.ts'
import { claimMessage, listUnanswered, settleMessage } from './contract/sending.ts'

/** A claim this old belongs to a process that died: nobody knows whether the provider was asked, so it is asked. */
const DEAD_CLAIM_MS = 5 * 60_000

/** Claims the oldest message whose time has come. After this commit it is ours to send, once. */
export const claimMessageOperation = implement(claimMessage, async (ctx) => {
  const dead = new Date(Date.parse(ctx.now) - DEAD_CLAIM_MS).toISOString()
  await sql`update messages set state = 'unknown' where tenant_id = ${ctx.tenantId} and state = 'claimed' and claimed_at < ${dead}::timestamptz`.execute(
    ctx.db,
  )
  const { rows } = await sql<{
    id: string
    channel: string
    body: string
    template: string
    gaps: Record<string, string>
    phone_sealed: string | null
    email: string | null
  }>`
    update messages m set state = 'claimed', claimed_at = ${ctx.now} from customers c where m.tenant_id = ${ctx.tenantId} and c.tenant_id = m.tenant_id and c.id = m.customer_id
      and m.id = (select n.id from messages n where n.tenant_id = ${ctx.tenantId} and n.state = 'queued' and (n.not_before is null or n.not_before <= ${ctx.now}::timestamptz)
        order by n.queued_at, n.id limit 1 for update skip locked)
    returning m.id, m.channel, m.body, m.template, m.gaps, c.phone_sealed, c.email`.execute(ctx.db)
  const claimed = rows[0]
  if (!claimed) return { message: null }
  const { phone_sealed, email, ...message } = claimed
  return { message: { ...message, to: addressOf(ctx, message.channel, phone_sealed, email) } }
})

const addressOf = (ctx: Ctx, channel: string, sealed: string | null, email: string | null) =>
  channel === 'sms' && sealed ? ctx.vault.open(sealed) : (email ?? '')

export const listUnansweredOperation = implement(listUnanswered, async (ctx, input) => {
  const { rows } = await sql<{
    id: string
    channel: string
    providerId: string | null
    claimedAt: string
    state: 'sent' | 'unknown'
    phone_sealed: string | null
    email: string | null
  }>`
    select m.id, m.channel, m.provider_id as "providerId", m.claimed_at as "claimedAt", m.state, c.phone_sealed, c.email
    from messages m join customers c on c.tenant_id = m.tenant_id and c.id = m.customer_id
    where m.tenant_id = ${ctx.tenantId} and (m.state = 'unknown' or (m.state = 'sent' and m.channel = 'sms'))
      and m.claimed_at > ${ctx.now}::timestamptz - interval '3 days'
      and coalesce(m.asked_at, m.claimed_at) + interval '1 minute' * power(2, least(m.asks, 9)) <= ${ctx.now}::timestamptz
    order by m.claimed_at limit ${input.limit}`.execute(ctx.db)
  return {
    messages: rows.map(({ phone_sealed, email, ...row }) => ({
      ...row,
      to: addressOf(ctx, row.channel, phone_sealed, email),
    })),
  }
})

/** Keeps the answer; a delivered message is the fact that meets the duty it was owed by. A mail has no receipt: sent is all there is. */
export const settleMessageOperation = implement(settleMessage, async (ctx, input) => {
  const { rows } = await sql<{
    id: string
    customer_id: string
    obligation_id: string | null
    template: string
    rule: string | null
    unit_id: string | null
    project_id: string | null
    subject_kind: string | null
    subject_id: string | null
    channel: string
    sent_at: string
  }>`
    update messages m set state = ${input.state}, provider_id = coalesce(${input.providerId ?? null}, m.provider_id), provider_answer = ${input.answer ?? null},
      sent_at = coalesce(m.sent_at, ${ctx.now}), asked_at = case when ${input.asked} then ${ctx.now}::timestamptz else m.asked_at end, asks = m.asks + ${input.asked ? 1 : 0}
    from (select x.id, o.rule, o.unit_id, o.project_id, o.subject_kind, o.subject_id from messages x left join obligations o on o.tenant_id = x.tenant_id and o.id = x.obligation_id
      where x.tenant_id = ${ctx.tenantId} and x.id = ${input.id}) d
    where m.tenant_id = ${ctx.tenantId} and m.id = d.id and m.state in ('claimed', 'sent', 'unknown') returning m.id, m.channel, m.sent_at, m.customer_id, m.obligation_id, m.template, d.rule, d.unit_id, d.project_id, d.subject_kind, d.subject_id`.execute(
    ctx.db,
  )
  const message = rows[0]
  if (!message) return { met: false }
  const delivered = input.state === 'delivered' || (input.state === 'sent' && message.channel === 'mail')
  if (!delivered && input.state !== 'failed') return { met: false }
  const outcome = await recordEvent(ctx, {
    kind: delivered ? 'message.delivered' : 'message.failed',
    subject: { kind: 'message', id: message.id },
    ...(delivered ? { at: message.sent_at } : {}),
    customerId: message.customer_id,
    unitId: message.unit_id,
    projectId: message.project_id,
    values: {
      template: message.template,
      customer: message.customer_id,
      ...(message.rule ? { rule: message.rule } : {}),
      ...(message.subject_kind && message.subject_id ? { [message.subject_kind]: message.subject_id } : {}),
      answer: input.answer ?? null,
    },
  })
  return { met: outcome.met.length > 0 }
})

export const retryMessagesOperation = implement(retryMessages, async (ctx, input) => {
  const asking =
    await sql`select from messages where tenant_id = ${ctx.tenantId} and id = any(${input.ids}::uuid[])
    and state = 'unknown' and asks = 0 limit 1`.execute(ctx.db)
  if (asking.rows.length > 0) throw new Refusal('messages.being_asked')
  const { numAffectedRows } =
    await sql`update messages set state = 'queued', claimed_at = null, provider_id = null, provider_answer = null, sent_at = null, asked_at = null, asks = 0 where tenant_id = ${ctx.tenantId}
    and id = any(${input.ids}::uuid[]) and state in ('failed', 'unknown')`.execute(ctx.db)
  if (Number(numAffectedRows ?? 0) === 0) throw new Refusal('messages.not_failed')
  await recordAudit(ctx, { action: 'message.sent-again', detail: { messages: input.ids } })
  return { queued: Number(numAffectedRows) }
})
