import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { recordConsent } from './contract/consents.ts'
import { customerInSight } from './queries.ts'

export interface NewConsent {
  customerId: string
  purpose: string
  given: boolean
  at: string
  how: string
  textVersion?: string | undefined
  evidence?: string | undefined
}

/** Keeps every giving and withdrawing; the customer's row holds today's answer per purpose. */
export async function saveConsent(ctx: Ctx, consent: NewConsent): Promise<void> {
  await ctx.db
    .insertInto('consents')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      customer_id: consent.customerId,
      purpose: consent.purpose,
      given: consent.given,
      at: consent.at,
      recorded_at: ctx.now,
      how: consent.how,
      text_version: consent.textVersion ?? null,
      evidence: consent.evidence ?? null,
      staff_id: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    })
    .execute()
  await sql`update customers set consents = consents || (select jsonb_build_object(x.purpose, x.given) from consents x where x.tenant_id = ${ctx.tenantId}
      and x.customer_id = ${consent.customerId} and x.purpose = ${consent.purpose} order by x.at desc, x.id desc limit 1)
    where tenant_id = ${ctx.tenantId} and id = ${consent.customerId}`.execute(ctx.db)
}

export const recordConsentOperation = implement(recordConsent, async (ctx, input) => {
  const customer = await customerInSight(ctx, input.id, true)
  await saveConsent(ctx, { ...input, customerId: input.id, at: input.at ?? ctx.now })
  await recordEvent(ctx, {
    kind: input.given ? 'customer.consent-given' : 'customer.consent-withdrawn',
    subject: { kind: 'customer', id: input.id },
    projectId: customer.project_id,
    at: input.at ?? ctx.now,
    values: { purpose: input.purpose, [`consent.${input.purpose}`]: input.given },
  })
  return { ok: true }
})
