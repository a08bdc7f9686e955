import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { type Purpose, textsInForce } from '#modules/customers/consent-texts.ts'
import { CONSENT_TEXT_VERSION, consentTexts } from '#modules/customers/contract/my-consents.ts'
import { askAnew, countAgreed } from '#modules/customers/save-many-consents.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { listConsentTexts, publishConsentText } from './contract/consent-texts.ts'

interface Row {
  purpose: Purpose
  version: string
  zh: string
  en: string
  asksAnew: boolean
  publishedAt: string
  by: string | null
}

export const listConsentTextsOperation = implement(listConsentTexts, async (ctx) => {
  const { rows } = await sql<Row>`
    select t.purpose, t.version, t.words_zh as zh, t.words_en as en, t.asks_anew as "asksAnew", t.published_at as "publishedAt", s.name as by
    from consent_texts t left join staff s on s.tenant_id = t.tenant_id and s.id = t.published_by
    where t.tenant_id = ${ctx.tenantId} order by t.published_at desc, t.version desc`.execute(ctx.db)
  const agreed = await countAgreed(ctx)
  return {
    purposes: (Object.keys(consentTexts) as Purpose[]).map((purpose) => {
      const versions = rows
        .filter((row) => row.purpose === purpose)
        .map(({ purpose: _purpose, zh, en, ...row }) => ({ ...row, words: { zh, en } }))
      const shipped = { version: CONSENT_TEXT_VERSION, words: consentTexts[purpose] }
      const all = [...versions, { ...shipped, asksAnew: false, publishedAt: null, by: null }]
      const mine = agreed.filter((each) => each.purpose === purpose)
      const sum = (of: (each: (typeof mine)[number]) => boolean) =>
        mine.filter(of).reduce((total, { count }) => total + count, 0)
      return {
        purpose,
        versions: all,
        people: {
          agreed: sum(({ outdated }) => !outdated),
          older: sum(({ outdated, textVersion }) => !outdated && textVersion !== all[0]!.version),
          anew: sum(({ outdated }) => outdated),
        },
      }
    }),
  }
})

export const publishConsentTextOperation = implement(publishConsentText, async (ctx, input) => {
  const { purpose, version, zh, en } = input
  const now = (await textsInForce(ctx))[purpose]
  if (now.words.zh === zh && now.words.en === en) throw new Refusal('privacy.same_words', {}, 'zh')
  const { rows } = await sql`select from consent_texts
    where tenant_id = ${ctx.tenantId} and purpose = ${purpose} and version = ${version}`.execute(ctx.db)
  if (rows.length > 0 || version === CONSENT_TEXT_VERSION)
    throw new Refusal('privacy.version_taken', { version }, 'version')
  const older = (await countAgreed(ctx)).filter((each) => each.purpose === purpose && !each.outdated)
  const anew = input.asksAnew ? older.reduce((sum, { count }) => sum + count, 0) : 0
  if (input.preview) return { anew }
  await ctx.db
    .insertInto('consent_texts')
    .values({
      tenant_id: ctx.tenantId,
      purpose,
      version,
      words_zh: zh,
      words_en: en,
      asks_anew: input.asksAnew,
      published_by: ctx.actor.id,
      published_at: ctx.now,
    })
    .execute()
  if (input.asksAnew) await askAnew(ctx, purpose)
  await recordAudit(ctx, {
    action: 'consent-text.published',
    subject: { kind: 'company', id: ctx.tenantId },
    detail: { purpose, version, asksAnew: input.asksAnew, anew },
  })
  return { anew }
})
