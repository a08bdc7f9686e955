import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { textsInForce } from './consent-texts.ts'
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
export async function saveConsent(
  ctx: Ctx,
  { customerId, purpose, given, at, ...said }: NewConsent,
): Promise<void> {
  await sql`insert into consents (tenant_id, id, customer_id, purpose, given, at, recorded_at, how, text_version, evidence, staff_id, outdated_at)
    select ${ctx.tenantId}, ${newId(Date.parse(ctx.now))}, ${customerId}, ${purpose}, ${given}, ${at}, ${ctx.now}, ${said.how}, ${said.textVersion ?? null},
      ${said.evidence ?? null}, ${ctx.actor.kind === 'staff' ? ctx.actor.id : null}::uuid, min(t.published_at) from consent_texts t
    where t.tenant_id = ${ctx.tenantId} and t.purpose = ${purpose} and t.asks_anew and ${given} and t.published_at > ${at}::timestamptz`.execute(
    ctx.db,
  )
  await sql`update customers set consents = (consents - ${purpose}::text) || (select case when x.outdated_at is null then jsonb_build_object(x.purpose, x.given) else '{}' end
      from consents x where x.tenant_id = ${ctx.tenantId} and x.customer_id = ${customerId} and x.purpose = ${purpose} order by x.at desc, x.id desc limit 1)
    where tenant_id = ${ctx.tenantId} and id = ${customerId}`.execute(ctx.db)
}

export const recordConsentOperation = implement(recordConsent, async (ctx, input) => {
  const customer = await customerInSight(ctx, input.id, true)
  const now = input.purpose === 'service' ? undefined : (await textsInForce(ctx))[input.purpose].version
  const textVersion = input.textVersion ?? (input.given ? now : undefined)
  await saveConsent(ctx, { ...input, textVersion, customerId: input.id, at: input.at ?? ctx.now })
  await recordEvent(ctx, {
    kind: input.given ? 'customer.consent-given' : 'customer.consent-withdrawn',
    subject: { kind: 'customer', id: input.id },
    projectId: customer.project_id,
    at: input.at ?? ctx.now,
    values: { purpose: input.purpose, [`consent.${input.purpose}`]: input.given },
  })
  return { ok: true }
})
