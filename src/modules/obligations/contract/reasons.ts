/** Why a matter was closed without being done: as it is kept, and the words it is shown in. */
import type { Words } from '#platform/operation.ts'
import { skipReasons } from '../../messages/contract/words.ts'

/** Reasons everybody knows; a clause may allow only its own. */
export const commonReasons: Record<string, Words> = {
  已过户: { zh: '已过户', en: 'The home was sold' },
  房屋空置: { zh: '房屋空置', en: 'The home is empty' },
  客户明确不要: { zh: '客户明确不要', en: 'The customer does not want it' },
  联系方式失效: { zh: '联系方式失效', en: 'No way to reach the customer' },
  与另一件重复: { zh: '与另一件重复', en: 'The same as another matter' },
  其他: { zh: '其他', en: 'Other' },
}

const known: Record<string, Words> = {
  ...commonReasons,
  ...skipReasons,
  过户: { zh: '过户', en: 'sold' },
}

/** What a policy or a person wrote stands as written; a matter that `lapsed` otherwise keeps the condition that failed. */
export const reasonWords = (reason: string, lapsed = false): Words =>
  known[reason] ??
  (lapsed ? { zh: '制度的条件不再成立', en: 'the policy no longer asks for it' } : { zh: reason, en: reason })
