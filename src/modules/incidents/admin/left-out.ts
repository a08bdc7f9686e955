import { skipReasons } from '#modules/messages/contract/words.ts'
import type { Words } from '#platform/operation.ts'

const own: Record<string, Words> = { 'same-number': { zh: '同号已发', en: 'same number' } }

/** Why somebody got no text. */
export const leftOutWords = (reason: string): Words =>
  own[reason] ?? skipReasons[reason as keyof typeof skipReasons] ?? { zh: reason, en: reason }
