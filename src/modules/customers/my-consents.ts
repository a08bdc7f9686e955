import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { type Purpose, textsInForce } from './consent-texts.ts'
import { changeMyConsent, consentTexts, listMyConsents } from './contract/my-consents.ts'
import { saveConsent } from './record-consent.ts'

export const listMyConsentsOperation = implement(listMyConsents, async (ctx) => {
  const { rows } = await sql<{
    purpose: Purpose
    given: boolean
    at: string
    how: string
    textVersion: string | null
    outdated: boolean
  }>`select distinct on (purpose) purpose, given, at, how, text_version as "textVersion", outdated_at is not null as outdated from consents
    where tenant_id = ${ctx.tenantId} and customer_id = ${ctx.actor.id}::uuid order by purpose, at desc, id desc`.execute(
    ctx.db,
  )
  const texts = await textsInForce(ctx)
  return {
    consents: (Object.keys(consentTexts) as Purpose[]).map((purpose) => ({
      ...(rows.find((row) => row.purpose === purpose) ?? {
        purpose,
        given: null,
        at: null,
        how: null,
        textVersion: null,
        outdated: false,
      }),
      words: texts[purpose].words,
    })),
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
    textVersion: (await textsInForce(ctx))[purpose].version,
  })
  await recordEvent(ctx, {
    kind: given ? 'customer.consent-given' : 'customer.consent-withdrawn',
    subject: { kind: 'customer', id },
    projectId: ctx.actor.kind === 'customer' ? ctx.actor.homes[0]!.projectId : null,
    values: { purpose, [`consent.${purpose}`]: given },
  })
  return { ok: true }
})
