import {
  type Block,
  byNode,
  condition,
  event,
  list,
  map,
  phrase,
  points,
  ref,
  some,
  text,
  who,
  word,
} from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * Points and money with entries, limits, expiry.
 * Keys: `about`, `unit`, `lines`, `earn`, `spend`, `expires`, `cap`, `per`, `who`. Read, checked and shown; not yet carried.
 * Example: `points: { clause: 5.4.5, about: member, unit: points, expires: 24 months }`
 */
export const ledgersBlock: Block = {
  name: 'ledgers',
  zh: '台账',
  en: 'Ledgers',
  meaning: { zh: '积分和费用的流水、上限、有效期。', en: 'Points and money with entries, limits, expiry.' },
  acts: false,
  owes: true,

  entry: map(
    {
      ...commonKeys,
      about: { is: 'subject' },
      unit: word('points', 'money'),
      lines: list(text),
      earn: byNode({
        map: map({ by: ref('roles') }),
        list: list(map({ when: event, amount: points, where: condition }, 'when', 'amount')),
      }),
      spend: map({ approval: ref('approvals'), form: ref('forms') }),
      expires: { is: 'span' },
      cap: phrase(['plan', null], ['budget.limit', null], ['', points]),
      per: word('month', 'quarter', 'year'),
      who: some(who),
    },
    'about',
    'unit',
  ),
  example: 'points: { clause: 5.4.5, about: member, unit: points, expires: 24 months }',
}
