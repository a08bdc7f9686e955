import { type Block, condition, list, map, phrase, ref, word } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * How often, how well.
 * Keys: `of`, `against`, `share`, `value`, `target`, `better`, `per`, `cut-by`, `owner`, `by-then`. Of `duties of <block>` and `clock <clock> [where …]` the shares are `met`, `in-time`, `late` and `waived`; of an audience a condition or a value: `count` (`against: each …`, or per 10,000 m² `against: area of each unit`), or `sum`, `average`, `median`, `p90` of a number. Shown month by month; `by-then` is read and checked.
 * Example: `reply-rate: { clause: 4.10, of: duties of request-reply, share: met, target: at least 100%, better: higher, per: quarter }`
 */
export const measuresBlock: Block = {
  name: 'measures',
  zh: '指标',
  en: 'Measures',
  meaning: { zh: '做了多少，做得多好。', en: 'How often, how well.' },
  acts: true,
  owes: false,

  entry: map(
    {
      ...commonKeys,
      of: phrase(
        ['duties of', ref('care', 'promises', 'plans', 'reports', 'procedures')],
        ['clock', { is: 'clock' }],
        ['each', { is: 'each' }],
      ),
      against: phrase(['area of each', { is: 'each' }], ['each', { is: 'each' }]),
      share: phrase(
        ['met', null],
        ['in-time', null],
        ['inTime', null],
        ['late', null],
        ['waived', null],
        ['', condition],
      ),
      value: { is: 'measure-value' },
      target: { is: 'target' },
      better: word('higher', 'lower'),
      per: word('day', 'week', 'month', 'quarter', 'half-year', 'year'),
      'cut-by': list({ is: 'cut' }),
      owner: ref('roles'),
      'by-then': { is: 'by-then' },
    },
    'of',
    'better',
    'per',
  ),
  example:
    'reply-rate: { clause: 4.10, of: duties of request-reply, share: met, target: at least 100%, better: higher, per: quarter }',
}
