import { audience, type Block, condition, entries, list, map, phrase, ref } from '../shape.ts'
import { commonKeys, ladder } from './duty-keys.ts'

/**
 * Signs read from data or raised by hand.
 * Keys: `for`, `check`, `if`, `by-hand`, `severity`, `once`, `opens`, `clears-when`, `ladder`. Read, checked and shown; not yet carried.
 * Example: `churn: { clause: '2.4', for: each customer, check: every day, if: { silent: none(orders in last 60 days) }, opens: retention }`
 */
export const warningsBlock: Block = {
  name: 'warnings',
  zh: '预警',
  en: 'Warnings',
  meaning: { zh: '从数据或人看出的苗头。', en: 'Signs read from data or raised by hand.' },
  acts: false,
  owes: true,

  entry: map(
    {
      ...commonKeys,
      for: audience,
      check: phrase(['every', { is: 'every' }]),
      if: entries(condition),
      'by-hand': list(ref('roles')),
      severity: { is: 'severity' },
      once: { is: 'once' },
      opens: ref('procedures', 'tickets'),
      'clears-when': condition,
      ladder,
    },
    'for',
    'if',
  ),
  example:
    "churn: { clause: '2.4', for: each customer, check: every day, if: { silent: none(orders in last 60 days) }, opens: retention }",
}
