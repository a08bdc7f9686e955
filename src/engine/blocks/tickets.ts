import {
  type Block,
  condition,
  entries,
  list,
  map,
  number,
  path,
  points,
  ref,
  refOr,
  some,
  text,
  who,
  word,
  yesno,
} from '../shape.ts'
import { commonKeys, keep, requires } from './duty-keys.ts'

/**
 * Kinds of asking and mending.
 * Keys: `form`, `form-later`, `number`, `categories`, `wording`, `causes`, `by-hand`, `first-contact`, `verdict`, `levels`, `routes`, `pass-on`, `escalate`, `review`, `call-back`, `warranty`, `confidential`, `keep`, `requires`.
 * `wording` says per category what is answered (`say`), at most three questions (`ask`), what the customer does `at-once`, and whether it is urgent.
 * `warranty` says part by part how long a contractor answers from the completion acceptance and an owner is answered to from the handover.
 * Carried out by the desk. `escalate` says which approval an asking needs; one that nothing names needs a supervisor's word; `overdue` asks by itself when a promise breaks.
 * `pass-on` says who hands a matter he cannot solve on to whom, with which form.
 * Example: `complaint: { title: 投诉, clause: 5.1.7, form: complaint, routes: [ { to: service-centre } ] }`
 */
export const ticketsBlock: Block = {
  name: 'tickets',
  zh: '工单',
  en: 'Tickets',
  meaning: { zh: '受理和处理的种类。', en: 'Kinds of asking and mending.' },
  acts: true,
  owes: true,
  about: 'ticket',
  entry: map({
    ...commonKeys,
    form: ref('forms'),
    'form-later': ref('forms'),
    number: text,
    categories: list(text),
    wording: entries(map({ say: text, ask: list(text), 'at-once': text, urgent: yesno }), text),
    causes: list(text),
    'by-hand': list(refOr(['roles'], 'participant')),
    'first-contact': word('kept'),
    verdict: path,
    levels: list(
      map({ is: text, if: condition, tell: some(who), opens: ref('procedures', 'tickets') }, 'is', 'if'),
    ),
    routes: list(map({ where: condition, to: who }, 'to')),
    'pass-on': map({ from: who, to: who, with: ref('forms') }),
    requires,
    escalate: list(
      map({
        where: condition,
        when: word('cannot-solve', 'overdue', 'unsatisfied', 'close', 'lower-level', 'compensate'),
        approval: ref('approvals'),
      }),
    ),
    review: ref('approvals'),
    'call-back': map({
      who: some(who),
      not: who,
      by: list(ref('channels')),
      sample: points,
      due: { is: 'due' },
      form: ref('forms'),
      until: path,
    }),
    warranty: list(
      map(
        {
          part: text,
          categories: list(text),
          contractor: text,
          owner: text,
          season: text,
          'contractor-seasons': number,
          'owner-seasons': number,
        },
        'part',
      ),
    ),
    confidential: yesno,
    keep,
  }),
  example: 'complaint: { title: 投诉, clause: 5.1.7, form: complaint, routes: [ { to: service-centre } ] }',
}
