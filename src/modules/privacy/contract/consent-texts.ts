import { z } from 'zod'
import { words as both, operation } from '#platform/operation.ts'

const purpose = z.enum(['care', 'marketing', 'recording'])

const version = z.object({
  version: z.string(),
  words: both,
  asksAnew: z.boolean(),
  /** Null: the text that came with the program. */
  publishedAt: z.string().nullable(),
  by: z.string().nullable(),
})

/** What people agree to, purpose by purpose: the text that holds now first, and every one before. */
export const listConsentTexts = operation({
  name: 'privacy.consent-texts',
  title: { zh: '告知书', en: 'Consent texts' },
  audience: 'staff',
  method: 'GET',
  path: '/consent-texts',
  permission: 'customers.see',
  input: z.object({}),
  output: z.object({
    purposes: z.array(
      z.object({
        purpose,
        versions: z.array(version),
        /** How many agree now, how many of them to an older text, and how many must be asked anew. */
        people: z.object({ agreed: z.number(), older: z.number(), anew: z.number() }),
      }),
    ),
  }),
})

/**
 * Publishes the next version of a text. With `asksAnew` a yes to an older text holds no more: nothing is sent on it until he is asked
 * again. `preview` answers how many that are and changes nothing.
 */
export const publishConsentText = operation({
  name: 'privacy.publish-consent-text',
  title: { zh: '发布告知书', en: 'Publish a consent text' },
  audience: 'staff',
  method: 'POST',
  path: '/consent-texts',
  permission: 'customers.erase',
  input: z.object({
    purpose,
    version: z.string().trim().min(1).max(40),
    zh: z.string().trim().min(4).max(2000),
    en: z.string().trim().min(4).max(2000),
    asksAnew: z.boolean(),
    preview: z.boolean().default(false),
  }),
  output: z.object({ anew: z.number() }),
  refusals: {
    'privacy.version_taken': {
      zh: '已经有版本 {version}。换一个版本号：旧的文字要留着作凭证。',
      en: 'There is a version {version} already. Take another: the older words stay as evidence.',
    },
    'privacy.same_words': {
      zh: '文字和现在的一样，不用发布。',
      en: 'These are the words that hold now: nothing to publish.',
    },
  },
})
