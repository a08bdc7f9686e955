import { randomBytes } from 'node:crypto'
import { newId } from '#platform/id.ts'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { maskName } from '../customers/masks.ts'
import { enter } from './contract/entering.ts'
import { CODE_TRIES, SESSION_DAYS } from './contract/words.ts'
import { homesNow } from './homes-now.ts'
import { invitationDigest } from './invite.ts'
import { noteTry, triesOf } from './limits.ts'
import { peopleOfPhone } from './people-of-phone.ts'
import { readMobile } from './read-mobile.ts'
import { codeDigest } from './send-code.ts'
import { tokenDigest } from './session-token.ts'

type Entered = OutputOf<typeof enter>
type RefusedBy = Extract<Entered, { outcome: 'refused' }>['code']

const WRONG_INVITATIONS_AN_HOUR = 20

const refused = (code: RefusedBy, values: Record<string, number> = {}): Entered => ({
  outcome: 'refused',
  code,
  values,
})

export const enterOperation = implement(enter, (ctx, { by }) =>
  'invitation' in by ? byInvitation(ctx, by.invitation) : byCode(ctx, by),
)

async function byCode(
  ctx: Ctx,
  by: { phone: string; code: string; customerId?: string | undefined },
): Promise<Entered> {
  const phone = readMobile(ctx, by.phone)
  const { rows } = await ctx.client.query<{ id: string; code_digest: string; tries: number }>(
    `select id, code_digest, tries from sign_in_codes where tenant_id = $1 and phone_index = $2 and used_at is null and expires_at > $3
     order by asked_at desc, id desc limit 1 for update`,
    [ctx.tenantId, phone.index, ctx.now],
  )
  const code = rows[0]
  if (!code || code.tries >= CODE_TRIES) return refused('access.code_spent')
  const people =
    code.code_digest === codeDigest(ctx, code.id, by.code) ? await peopleOfPhone(ctx, phone.index) : []
  if (people.length === 0) {
    await ctx.client.query('update sign_in_codes set tries = tries + 1 where tenant_id = $1 and id = $2', [
      ctx.tenantId,
      code.id,
    ])
    const left = CODE_TRIES - code.tries - 1
    return left > 0 ? refused('access.wrong_code', { left }) : refused('access.code_spent')
  }
  const person = people.length === 1 ? people[0] : people.find(({ id }) => id === by.customerId)
  if (!person)
    return { outcome: 'which', people: people.map((each) => ({ ...each, name: maskName(each.name) })) }
  await ctx.client.query('update sign_in_codes set used_at = $3 where tenant_id = $1 and id = $2', [
    ctx.tenantId,
    code.id,
    ctx.now,
  ])
  return beginSession(ctx, person.id, phone.index)
}

async function byInvitation(ctx: Ctx, text: string): Promise<Entered> {
  if (ctx.ip && (await triesOf(ctx, 'invitation', ctx.ip, 1)) >= WRONG_INVITATIONS_AN_HOUR)
    return refused('access.too_many', { hours: 1 })
  const { rows } = await ctx.client.query<{ customer_id: string }>(
    `update invitations set used_at = $3 where tenant_id = $1 and code_digest = $2 and used_at is null and ended_at is null and expires_at > $3
     returning customer_id`,
    [ctx.tenantId, invitationDigest(ctx, text), ctx.now],
  )
  const customerId = rows[0]?.customer_id
  if (customerId && (await homesNow(ctx.client, ctx.tenantId, customerId)).length > 0)
    return beginSession(ctx, customerId, null)
  if (ctx.ip) await noteTry(ctx, 'invitation', ctx.ip)
  return refused('access.wrong_invitation')
}

async function beginSession(ctx: Ctx, customerId: string, phoneIndex: string | null): Promise<Entered> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.parse(ctx.now) + SESSION_DAYS * 86_400_000).toISOString()
  await ctx.db
    .insertInto('customer_sessions')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      customer_id: customerId,
      token_digest: tokenDigest(token),
      phone_index: phoneIndex,
      began_at: ctx.now,
      used_on: ctx.now.slice(0, 10),
      expires_at: expiresAt,
    })
    .execute()
  return { outcome: 'entered', token, expiresAt }
}
