import {
  type Block,
  byNode,
  condition,
  entries,
  list,
  map,
  phrase,
  ref,
  refOr,
  some,
  text,
} from '../shape.ts'
import { commonKeys, dutyKeys, formField, keep, requires } from './duty-keys.ts'

/**
 * Ordered work on one record, by several hands.
 * Keys: `about`, `by-hand`, `open`, `late`, `consent`, `number`, `form`, `steps`, `results`, `keep`, `requires` and the duty keys.
 * Carried out: each step is a duty of its own on a record about the company, a project, a customer, a home or a ticket. `late`, `consent`, `keep` and a step's `for-each` are read and checked.
 * Example: `letter: { clause: 4.8, about: project, steps: { draft: { who: starter, do: { fill: [subject] } } } }`
 */
export const proceduresBlock: Block = {
  name: 'procedures',
  zh: '流程',
  en: 'Procedures',
  meaning: { zh: '在一份记录上按顺序做的事。', en: 'Ordered work on one record, by several hands.' },
  acts: true,
  owes: true,

  entry: map(
    {
      ...commonKeys,
      ...dutyKeys,
      about: { is: 'subject' },
      'by-hand': list(refOr(['roles'], 'participant')),
      open: condition,
      late: map({ void: text, clause: some(ref('clauses')) }),
      consent: ref('purposes'),
      number: text,
      form: byNode({ scalar: ref('forms'), map: entries(formField) }),
      requires,
      steps: entries(
        map({
          ...dutyKeys,
          ...commonKeys,
          after: list(ref('steps')),
          'for-each': ref('form-fields'),
          requires,
          highlight: condition,
        }),
      ),
      results: { is: 'entries', of: phrase(['all steps done', null], ['', { is: 'result' }]), key: text },
      keep,
    },
    'about',
    'steps',
  ),
  example:
    'letter: { clause: 4.8, about: project, steps: { draft: { who: starter, do: { fill: [subject] } } } }',
}
