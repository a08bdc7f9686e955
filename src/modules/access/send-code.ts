import { randomInt } from 'node:crypto'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { sendCode } from './contract/entering.ts'
import { CODE_MINUTES, CODE_PAUSE_SECONDS } from './contract/words.ts'
import { noteTry, triesOf } from './limits.ts'
import { peopleOfPhone } from './people-of-phone.ts'
import { readMobile } from './read-mobile.ts'

/** Of one number in an hour and in a day; of one address in an hour, which a whole estate may share. */
const MOST = { hour: 5, day: 10, address: 60 }

/** What a code is compared by: useless without the key, although a code has six digits only. */
export const codeDigest = (ctx: Ctx, id: string, code: string) => ctx.vault.index(`code:${id}:${code}`)

export const sendCodeOperation = implement(sendCode, async (ctx, input) => {
  if (!ctx.channels.includes('sms')) throw new Refusal('access.no_sms')
  const phone = readMobile(ctx, input.phone)
  await refuseTooMuch(ctx, phone.index)
  const known = (await peopleOfPhone(ctx, phone.index)).length > 0
  const id = newId(Date.parse(ctx.now))
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await ctx.client.query(
    `delete from sign_in_codes where tenant_id = $1 and asked_at < $2::timestamptz - interval '2 days'`,
    [ctx.tenantId, ctx.now],
  )
  await ctx.db
    .insertInto('sign_in_codes')
    .values({
      tenant_id: ctx.tenantId,
      id,
      phone_index: phone.index,
      code_digest: codeDigest(ctx, id, code),
      phone_sealed: known ? ctx.vault.seal(phone.e164) : null,
      code_sealed: known ? ctx.vault.seal(code) : null,
      state: known ? 'queued' : 'nobody',
      asked_at: ctx.now,
      expires_at: new Date(Date.parse(ctx.now) + CODE_MINUTES * 60_000).toISOString(),
    })
    .execute()
  if (ctx.ip) await noteTry(ctx, 'code', ctx.ip)
  return { seconds: CODE_PAUSE_SECONDS, minutes: CODE_MINUTES }
})

/** Asking is counted whether the number is known or not. */
async function refuseTooMuch(ctx: Ctx, phoneIndex: string): Promise<void> {
  const { rows } = await ctx.client.query<{ hour: number; day: number; last: string | null }>(
    `select count(*) filter (where asked_at > $3::timestamptz - interval '1 hour') as hour, count(*) as day, max(asked_at) as last
     from sign_in_codes where tenant_id = $1 and phone_index = $2 and asked_at > $3::timestamptz - interval '1 day'`,
    [ctx.tenantId, phoneIndex, ctx.now],
  )
  const { hour, day, last } = rows[0]!
  const since = last ? (Date.parse(ctx.now) - Date.parse(last)) / 1000 : Number.POSITIVE_INFINITY
  if (since < CODE_PAUSE_SECONDS)
    throw new Refusal('access.too_soon', { seconds: Math.ceil(CODE_PAUSE_SECONDS - since) })
  if (day >= MOST.day) throw new Refusal('access.too_many', { hours: 24 })
  if (hour >= MOST.hour) throw new Refusal('access.too_many', { hours: 1 })
  if (ctx.ip && (await triesOf(ctx, 'code', ctx.ip, 1)) >= MOST.address)
    throw new Refusal('access.too_many', { hours: 1 })
}
