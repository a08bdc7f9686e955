import {
  audience,
  type Block,
  condition,
  list,
  map,
  phrase,
  ref,
  some,
  text,
  value,
  who,
  word,
  yesno,
} from '../shape.ts'
import { commonKeys, dutyKeys, keep, period, source } from './duty-keys.ts'

/**
 * Periodic papers; lists to hand over; registers.
 * Keys: `kind`, `to`, `present-at`, `sections`, `rows`, `new-only`, `columns`, `keep` and the duty keys. Read, checked and shown; not yet carried.
 * Example: `service-month: { clause: 5.8.1, for: each project, every: month, due: 5 days after end of month, who: service-manager, sections: [ { title: 说明, text: required } ] }`
 */
export const reportsBlock: Block = {
  name: 'reports',
  zh: '报告',
  en: 'Reports',
  meaning: { zh: '定期的报告、名单和台账。', en: 'Periodic papers; lists to hand over; registers.' },
  acts: false,
  owes: true,
  about: 'company',
  entry: map({
    ...commonKeys,
    ...dutyKeys,
    kind: word('report', 'list', 'register'),
    to: some(who),
    'present-at': text,
    sections: list(
      map(
        {
          title: text,
          from: source,
          where: condition,
          kinds: list(ref('tickets')),
          'cut-by': list({ is: 'cut' }),
          period: period,
          compare: period,
          opens: ref('tickets'),
          each: word('row'),
          text: word('required', 'optional'),
        },
        'title',
      ),
    ),
    rows: audience,
    'new-only': yesno,
    columns: {
      is: 'entries',
      of: phrase(['rank of', value], ['score of', ref('scorecards')], ['', value]),
      key: text,
    },
    keep,
  }),
  example:
    'service-month: { clause: 5.8.1, for: each project, every: month, due: 5 days after end of month, who: service-manager, sections: [ { title: 说明, text: required } ] }',
}
