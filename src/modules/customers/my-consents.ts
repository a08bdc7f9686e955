import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { recordEvent } from '../obligations/record-event.ts'
import {
  CONSENT_TEXT_VERSION,
  changeMyConsent,
  consentTexts,
  listMyConsents,
} from './contract/my-consents.ts'
import { saveConsent } from './record-consent.ts'

type Purpose = keyof typeof consentTexts

export const listMyConsentsOperation = implement(listMyConsents, async (ctx) => {
  const { rows } = await sql<{
    purpose: Purpose
    given: boolean
    at: string
    how: string
    textVersion: string | null
  }>`select distinct on (purpose) purpose, given, at, how, text_version as "textVersion" from consents
    where tenant_id = ${ctx.tenantId} and customer_id = ${ctx.actor.id}::uuid order by purpose, at desc, id desc`.execute(
    ctx.db,
  )
  return {
    consents: (Object.keys(consentTexts) as Purpose[]).map(
      (purpose) =>
        rows.find((row) => row.purpose === purpose) ?? {
          purpose,
          given: null,
          at: null,
          how: null,
          textVersion: null,
        },
    ),
  }
})

export const changeMyConsentOperation = implement(changeMyConsent, async (ctx, { purpose, given }) => {
  const id = ctx.actor.id!
  await saveConsent(ctx, {
    customerId: id,
    purpose,
    given,
    at: ctx.now,
    how: '本人在业主端',
    textVersion: CONSENT_TEXT_VERSION,
  })
  await recordEvent(ctx, {
    kind: given ? 'customer.consent-given' : 'customer.consent-withdrawn',
    subject: { kind: 'customer', id },
    projectId: ctx.actor.kind === 'customer' ? ctx.actor.homes[0]!.projectId : null,
    values: { purpose, [`consent.${purpose}`]: given },
  })
  return { ok: true }
})
