import { type Block, byNode, list, map, phrase, points, ref, text, word } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * Standing on a scale: levels, credit, cards, decisions.
 * Keys: `about`, `scale`, `rule`, `map`, `given-by`, `confirm`, `guard`, `of`, `key`, `benefits`, `of`, `key`, `keep`. Read, checked and shown; not yet carried.
 * Example: `level: { clause: 2.1-model, about: customer, scale: [A1, A2, A3], given-by: by-hand }`
 */
export const gradesBlock: Block = {
  name: 'grades',
  zh: '等级',
  en: 'Grades',
  meaning: { zh: '在一把尺上的位置。', en: 'Standing on a scale: levels, credit, cards, decisions.' },
  acts: false,
  owes: true,

  entry: map(
    {
      ...commonKeys,
      about: { is: 'subject' },
      scale: list(text),
      rule: byNode({
        scalar: phrase(['$', ref('parameters')]),
        map: map(
          {
            bands: byNode({ scalar: phrase(['$', ref('parameters')]), list: { is: 'bands' } }),
            of: phrase(['scorecard', ref('scorecards')], ['', points]),
          },
          'bands',
          'of',
        ),
      }),
      'given-by': byNode({ scalar: word('by-hand'), list: list(ref('procedures')) }),
      confirm: ref('roles'),
      guard: { is: 'entries', of: map({ approval: ref('approvals'), ask: text }), key: { is: 'scale' } },
      benefits: {
        is: 'entries',
        of: byNode({ scalar: phrase(['$', ref('parameters')]), list: list(text) }),
        key: { is: 'scale' },
      },
      keep: word('history'),
    },
    'about',
    'scale',
  ),
  example: 'level: { clause: 2.1-model, about: customer, scale: [A1, A2, A3], given-by: by-hand }',
}
