/** Dispatch: who works when and can take how much, and how jobs find somebody: given, taken by whoever is first, or in turn. */

import { refusals as placeRefusals } from '#modules/places/contract/words.ts'
import { both, namesOf, type Refused } from '#platform/operation.ts'

export const wayWords = {
  assign: both('派给', 'Given out'),
  grab: both('抢单', 'First come'),
  rotate: both('轮派', 'In turn'),
} as const

export type Way = keyof typeof wayWords
export const wayNames = namesOf(wayWords)

export const dispatchRefusals = {
  'dispatch.no_colleague': {
    zh: '有一位已经不在岗。请刷新后再排。',
    en: 'Somebody here does not work here any more. Load the page again.',
    status: 422,
  },
  'places.unknown': placeRefusals['places.unknown'],
  'tickets.no_such_colleague': {
    zh: '这位同事不在岗。请换一位。',
    en: 'This colleague does not work here any more. Choose another.',
    status: 422,
  },
} as const satisfies Record<string, Refused>
