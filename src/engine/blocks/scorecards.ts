import {
  type Block,
  condition,
  list,
  map,
  number,
  phrase,
  points,
  ref,
  text,
  value,
  who,
  word,
} from '../shape.ts'
import { commonKeys, dutyKeys } from './duty-keys.ts'

/**
 * Points from options, data and several hands.
 * Keys: `about`, `form`, `parts`, `groups`, `items`, `key`, `of`, `items-from`, `each-item`, `total` and the duty keys. The items' `max` add up to `total.raw`, and to each group's weight. Read, checked and shown; not yet carried.
 * Example: `repair-unit: { clause: 5.8.4, about: partner, items: { 配合度: { max: 100, options: { 好: 100, 差: 0 } } }, total: { raw: 100 } }`
 */
export const scorecardsBlock: Block = {
  name: 'scorecards',
  zh: '评分表',
  en: 'Scorecards',
  meaning: { zh: '由选项、数据和多人评出的分。', en: 'Points from options, data and several hands.' },
  acts: false,
  owes: true,

  entry: map(
    {
      ...commonKeys,
      ...dutyKeys,
      about: { is: 'subject' },
      form: ref('forms'),
      parts: { is: 'entries', of: who, key: text },
      groups: { is: 'entries', of: number, key: text },
      items: {
        is: 'entries',
        key: text,
        of: map(
          {
            group: ref('groups'),
            part: ref('parts'),
            max: number,
            options: { is: 'entries', of: number, key: text },
            from: value,
            bands: { is: 'bands' },
            points,
            missing: word('leave-out', 'zero', 'ask', 'stop'),
            valid: condition,
            reason: word('required', 'when mixed'),
            assumed: list(text),
            note: text,
          },
          'max',
        ),
      },
      'items-from': phrase(['$', ref('parameters')]),
      'each-item': map({ max: number, columns: list(text), weight: text }),
      total: map(
        { raw: number, 'shown-as': number, missing: word('renormalise', 'stop'), assumed: list(text) },
        'raw',
      ),
    },
    'about',
    'total',
  ),
  example:
    'repair-unit: { clause: 5.8.4, about: partner, items: { 配合度: { max: 100, options: { 好: 100, 差: 0 } } }, total: { raw: 100 } }',
}
