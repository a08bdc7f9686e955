import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { readPhone } from '../customers/phones.ts'
import { claimNotices, listUnansweredNotices, settleNotice } from './contract/sending.ts'
import { mayRepeat, waitFor } from './rules.ts'

/** A claim this old belongs to a process that died. */
const DEAD_CLAIM_MS = 5 * 60_000

interface Addressed {
  id: string
  channel: string
  body: string
  kind: string
  external_id: string | null
  email: string | null
  phone_sealed: string | null
  key_sealed: string | null
  secret_sealed: string | null
}

/** Claims the oldest notices whose time has come. After this commit they are ours to send, once. */
export const claimNoticesOperation = implement(claimNotices, async (ctx, input) => {
  await releaseDead(ctx)
  await sql`update notices set state = 'skipped', skip_reason = 'too-late' where tenant_id = ${ctx.tenantId} and state = 'queued'
    and not_before <= ${ctx.now}::timestamptz and until_at < ${ctx.now}::timestamptz`.execute(ctx.db)
  const { rows } = await sql<Addressed>`
    with taken as (update notices n set state = 'claimed', claimed_at = ${ctx.now}::timestamptz, tries = n.tries + 1,
        first_claimed_at = coalesce(n.first_claimed_at, ${ctx.now}::timestamptz)
      where n.tenant_id = ${ctx.tenantId} and n.id in (select w.id from notices w where w.tenant_id = ${ctx.tenantId} and w.state = 'queued'
        and w.not_before <= ${ctx.now}::timestamptz order by w.not_before, w.id limit ${input.limit} for update skip locked)
      returning n.*)
    select t.id, t.channel, t.body, t.kind, d.external_id, s.email, s.phone_sealed, r.key_sealed, r.secret_sealed
    from taken t left join staff s on s.tenant_id = ${ctx.tenantId} and s.id = t.staff_id and s.left_on is null
    left join directory_people d on d.tenant_id = ${ctx.tenantId} and d.staff_id = s.id and d.provider = t.channel
    left join group_robots r on r.tenant_id = ${ctx.tenantId} and r.id = t.robot_id and r.removed_at is null
    order by t.not_before, t.id`.execute(ctx.db)
  return {
    notices: rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      to: addressOf(ctx, row),
      body: row.body,
      template: row.kind === 'at-once' ? 'notice' : 'digest',
      gaps: { text: row.body },
      ...(row.secret_sealed ? { secret: ctx.vault.open(row.secret_sealed) } : {}),
    })),
  }
})

function addressOf(ctx: Ctx, row: Omit<Addressed, 'body' | 'kind' | 'secret_sealed'>): string {
  if (row.channel === 'mail') return row.email ?? ''
  if (row.channel === 'sms') return row.phone_sealed ? mobileOf(ctx.vault.open(row.phone_sealed)) : ''
  if (row.key_sealed) return ctx.vault.open(row.key_sealed)
  return row.external_id ?? ''
}

/** A number of a colleague is kept as it was typed; what is none is left for the provider to refuse. */
function mobileOf(typed: string): string {
  const phone = readPhone(typed)
  return 'e164' in phone ? phone.e164 : typed
}

/** Nobody knows whether the provider was asked: where it recognises a repetition it is sent again, elsewhere it is asked. */
async function releaseDead(ctx: Ctx): Promise<void> {
  const dead = new Date(Date.parse(ctx.now) - DEAD_CLAIM_MS).toISOString()
  const { rows } = await sql<{
    id: string
    channel: string
    first_claimed_at: string
    tries: number
  }>`select id, channel, first_claimed_at, tries from notices
    where tenant_id = ${ctx.tenantId} and state = 'claimed' and claimed_at < ${dead}::timestamptz for update skip locked`.execute(
    ctx.db,
  )
  const again = rows.filter((row) =>
    mayRepeat(row.channel, Date.parse(row.first_claimed_at), Date.parse(ctx.now), row.tries),
  )
  await sql`update notices set state = case when id = any(${again.map((row) => row.id)}::uuid[]) then 'queued' else 'unknown' end
    where tenant_id = ${ctx.tenantId} and id = any(${rows.map((row) => row.id)}::uuid[])`.execute(ctx.db)
}

export const listUnansweredNoticesOperation = implement(listUnansweredNotices, async (ctx, input) => {
  const { rows } = await sql<
    Addressed & { providerId: string | null; claimedAt: string; state: 'sent' | 'unknown' }
  >`
    select n.id, n.channel, n.provider_id as "providerId", n.claimed_at as "claimedAt", n.state, d.external_id, s.email, s.phone_sealed, null as key_sealed
    from notices n join staff s on s.tenant_id = n.tenant_id and s.id = n.staff_id
    left join directory_people d on d.tenant_id = n.tenant_id and d.staff_id = n.staff_id and d.provider = n.channel
    where n.tenant_id = ${ctx.tenantId} and n.state in ('sent', 'unknown') and n.channel in ('dingtalk', 'sms')
      and n.claimed_at > ${ctx.now}::timestamptz - interval '1 day'
      and coalesce(n.asked_at, n.claimed_at) + interval '1 minute' * power(2, least(n.asks, 9)) <= ${ctx.now}::timestamptz
    order by n.claimed_at limit ${input.limit}`.execute(ctx.db)
  return {
    messages: rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      to: addressOf(ctx, row),
      providerId: row.providerId,
      claimedAt: row.claimedAt,
      state: row.state,
    })),
  }
})

/**
 * Where a notice may stand for an answer to count. One that comes again changes nothing; one that comes so late that the claim was
 * given up still spares a second sending.
 */
function fromStates({ asked, state }: { asked: boolean; state: string }): string[] {
  if (asked) return ['sent', 'unknown']
  return ['sent', 'delivered'].includes(state) ? ['claimed', 'unknown', 'queued'] : ['claimed', 'unknown']
}

/** Keeps the answer. What was not taken waits; what nobody knows of is repeated where the provider recognises it. */
export const settleNoticeOperation = implement(settleNotice, async (ctx, input) => {
  const { rows } = await sql<{
    channel: string
    first_claimed_at: string
    until_at: string
    tries: number
  }>`select channel, first_claimed_at, until_at, tries from notices
    where tenant_id = ${ctx.tenantId} and id = ${input.id} and state = any(${fromStates(input)}::text[]) for update`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (!row) return { state: 'settled' }
  const now = Date.parse(ctx.now)
  const again = new Date(now + waitFor(row.tries, input.waitMs)).toISOString()
  const repeats =
    input.state === 'later' ||
    (input.state === 'unknown' &&
      !input.asked &&
      mayRepeat(row.channel, Date.parse(row.first_claimed_at), now, row.tries))
  const state = !repeats
    ? input.state
    : again < row.until_at
      ? 'queued'
      : input.state === 'later'
        ? 'failed'
        : 'unknown'
  await sql`update notices set state = ${state}, provider_id = coalesce(${input.providerId ?? null}, provider_id), provider_answer = ${input.answer ?? null},
      not_before = case when ${state === 'queued'} then ${again}::timestamptz else not_before end,
      sent_at = case when ${['sent', 'delivered'].includes(state)} then coalesce(sent_at, ${ctx.now}::timestamptz) else sent_at end,
      asked_at = case when ${input.asked} then ${ctx.now}::timestamptz else asked_at end, asks = asks + ${input.asked ? 1 : 0}
    where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(ctx.db)
  return { state }
})
