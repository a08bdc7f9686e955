import { audience, type Block, byNode, condition, entries, list, map, phrase, ref } from '../shape.ts'
import { commonKeys, formField, ladder } from './duty-keys.ts'

/**
 * Signs read from data or raised by hand.
 * Keys: `for`, `check`, `if`, `by-hand`, `form`, `severity`, `once`, `opens`, `clears-when`, `ladder`.
 * Carried out: looked for once a day where it has signs, raised by those under `by-hand` with the fields of `form`. `opens` begins a procedure. `clears-when` and `ladder` are read and checked.
 * Example: `churn: { clause: '2.4', for: each customer, check: every day, if: { silent: none(orders in last 60 days) }, opens: retention }`
 */
export const warningsBlock: Block = {
  name: 'warnings',
  zh: '预警',
  en: 'Warnings',
  meaning: { zh: '从数据或人看出的苗头。', en: 'Signs read from data or raised by hand.' },
  acts: true,
  owes: true,

  entry: map(
    {
      ...commonKeys,
      for: audience,
      check: phrase(['every', { is: 'every' }]),
      if: entries(condition),
      'by-hand': list(ref('roles')),
      form: byNode({ scalar: ref('forms'), map: entries(formField) }),
      severity: { is: 'severity' },
      once: { is: 'once' },
      opens: ref('procedures', 'tickets'),
      'clears-when': condition,
      ladder,
    },
    'for',
  ),
  example:
    "churn: { clause: '2.4', for: each customer, check: every day, if: { silent: none(orders in last 60 days) }, opens: retention }",
}
