import type { contactResults } from './contract.ts'

/** The engine knows one word for what a contact came to; ours say more. */
export const engineResult: Record<keyof typeof contactResults, string> = {
  reached: 'reached',
  'no-answer': 'no-answer',
  postponed: 'postponed',
  'wrong-number': 'wrong-number',
  declined: 'refused',
}

/** What a way of contact is to the engine. */
export const engineWay: Record<string, string> = {
  visit: 'face',
  face: 'face',
  phone: 'phone',
  sms: 'sms',
  wechat: 'wechat',
  other: 'other',
}
