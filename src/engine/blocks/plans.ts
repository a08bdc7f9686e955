import { type Block, byNode, entries, list, map, phrase, ref, some, who, word } from '../shape.ts'
import { commonKeys, dutyKeys, formField } from './duty-keys.ts'

/**
 * A dated list of work with follow-up.
 * Keys: `form`, `items`, `parts`, `follow`, `evaluate` and the duty keys. Read, checked and shown; not yet carried.
 * Example: `care-year: { clause: 5.1.6-b, for: each project, every: year, due: 31 January, who: service-centre }`
 */
export const plansBlock: Block = {
  name: 'plans',
  zh: '计划',
  en: 'Plans',
  meaning: { zh: '一份有日期的工作清单及其跟踪。', en: 'A dated list of work with follow-up.' },
  acts: false,
  owes: true,
  about: 'company',
  entry: map(
    {
      ...commonKeys,
      ...dutyKeys,
      form: byNode({ scalar: ref('forms'), map: entries(formField) }),
      items: map(
        {
          of: word('duties', 'activities', 'tickets', 'channels'),
          kind: ref('tickets'),
          kinds: list(ref('activity-kinds')),
          from: phrase(['weak items of', ref('surveys')]),
          fields: entries(formField),
          priority: { is: 'list-where' },
        },
        'of',
      ),
      parts: list(ref('plans')),
      follow: map({ every: { is: 'every' }, who: some(who) }, 'every', 'who'),
      evaluate: map({ due: { is: 'due' }, measure: ref('measures'), report: ref('reports') }, 'due'),
    },
    'due',
    'who',
  ),
  example:
    'care-year: { clause: 5.1.6-b, for: each project, every: year, due: 31 January, who: service-centre }',
}
