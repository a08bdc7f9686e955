import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { judge, recipientOf } from './gate.ts'

/**
 * A service text that is written for the moment, as the progress of an outage is: through the same gate as all, only that another text
 * of its kind on the same day is no repetition. Answers its message, or why none is sent.
 */
export async function queueText(
  ctx: Ctx,
  text: { customerId: string; template: string; words: string },
): Promise<{ messageId: string | null; reason: string | null }> {
  const to = await recipientOf(ctx, text.customerId)
  if (!to) return { messageId: null, reason: 'no-longer-owed' }
  const verdict = await judge(ctx, to, { template: text.template, purpose: 'service', everyTime: true })
  if (!verdict.pass) return { messageId: null, reason: verdict.reason }
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('messages')
    .values({
      tenant_id: ctx.tenantId,
      id,
      customer_id: text.customerId,
      template: text.template,
      purpose: 'service',
      channel: to.phone_sealed ? 'sms' : 'mail',
      body: `【${ctx.tenant.name}】${text.words}`,
      gaps: JSON.stringify({ company: ctx.tenant.name, words: text.words }),
      state: 'queued',
      queued_at: ctx.now,
      not_before: verdict.notBefore,
    })
    .execute()
  return { messageId: id, reason: null }
}
