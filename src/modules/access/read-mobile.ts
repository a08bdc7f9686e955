import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { readPhone } from '../customers/phones.ts'

/** A number that texts reach, and the digest that customers are found by. Throws `access.phone_unreadable`. */
export function readMobile(ctx: Ctx, text: string): { e164: string; index: string } {
  const phone = readPhone(text)
  if ('problem' in phone || phone.kind === 'landline')
    throw new Refusal('access.phone_unreadable', { phone: text.slice(0, 30) }, 'phone')
  return { e164: phone.e164, index: ctx.vault.index(`phone:${phone.e164}`) }
}
