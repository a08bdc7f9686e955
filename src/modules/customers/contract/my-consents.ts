import { z } from 'zod'
import { done, operation, type Words, words } from '#platform/operation.ts'

/** The texts that come with the program, until a company publishes its own, and their version as it is kept with the consent. */
export const CONSENT_TEXT_VERSION = '2026-11'

export const consentTexts: Record<'care' | 'marketing' | 'recording', Words> = {
  care: {
    zh: '节日、生日问候和上门关怀。不同意也不影响任何服务。',
    en: 'Greetings on festivals and birthdays, and visits to ask how you are. Declining changes no service.',
  },
  marketing: {
    zh: '活动、优惠和新项目的消息。不同意也不影响任何服务。',
    en: 'News of events, offers and new projects. Declining changes no service.',
  },
  recording: {
    zh: '回访电话录音，只用来核对服务。不同意就不录。',
    en: 'Recording of calls that ask how a service was, used only to check it. Without your yes nothing is recorded.',
  },
}

/** What I agreed to: today's answer for each purpose, with the day, the way and the version of the text. */
export const listMyConsents = operation({
  name: 'customers.list-my-consents',
  title: { zh: '我同意过什么', en: 'What I agreed to' },
  audience: 'customer',
  method: 'GET',
  path: '/my-consents',
  permission: null,
  input: z.object({}),
  output: z.object({
    consents: z.array(
      z.object({
        purpose: z.enum(['care', 'marketing', 'recording']),
        /** Null: never asked. */
        given: z.boolean().nullable(),
        at: z.string().nullable(),
        how: z.string().nullable(),
        textVersion: z.string().nullable(),
        /** He agreed to an older text, which holds no more: he is asked anew. */
        outdated: z.boolean(),
        /** What one agrees to today. */
        words,
      }),
    ),
  }),
})

/** Gives or withdraws a consent, at once. */
export const changeMyConsent = operation({
  name: 'customers.change-my-consent',
  title: { zh: '同意或撤回', en: 'Agree or withdraw' },
  audience: 'customer',
  method: 'POST',
  path: '/my-consents',
  permission: null,
  input: z.object({ purpose: z.enum(['care', 'marketing', 'recording']), given: z.boolean() }),
  output: done,
})
