import { sql } from 'kysely'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { CONSENT_TEXT_VERSION, consentTexts } from './contract/my-consents.ts'

export type Purpose = keyof typeof consentTexts

/** What one agrees to today: the company's own words, or those that come with the program. */
export async function textsInForce(ctx: Ctx): Promise<Record<Purpose, { version: string; words: Words }>> {
  const { rows } = await sql<{ purpose: Purpose; version: string; zh: string; en: string }>`
    select distinct on (purpose) purpose, version, words_zh as zh, words_en as en from consent_texts
    where tenant_id = ${ctx.tenantId} order by purpose, published_at desc, version desc`.execute(ctx.db)
  const own = new Map(rows.map(({ purpose, version, zh, en }) => [purpose, { version, words: { zh, en } }]))
  const of = (purpose: Purpose) =>
    own.get(purpose) ?? { version: CONSENT_TEXT_VERSION, words: consentTexts[purpose] }
  return { care: of('care'), marketing: of('marketing'), recording: of('recording') }
}
