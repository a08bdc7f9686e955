import { type Block, condition, list, map, phrase, ref, refOr, some, text, who, yesno } from '../shape.ts'
import { commonKeys, ladder } from './duty-keys.ts'

/**
 * Who consents, in which order.
 * Keys: `review`, `steps`, `on-reject` (`end`, `back to applicant`, `back to 1`, in a procedure `back to <step>`), `not-applicant`, `delegate`, `snapshot`. Carried out where a ticket's `escalate` or `review` names it; `snapshot` is read and checked. Conditions may name the ticket's fields and `amount`.
 * A step of a procedure that says `approve` is one step for each voice; on tickets it is asked for.
 * A step that has a `due` climbs its `ladder`, or the pack's; `assignee` there are those who sit at the step. `delegate` names whom they may hand their word to.
 * Example: `seal: { title: 用章申请, steps: [ { one: project-leader, due: 1 working day } ], on-reject: back to applicant }`
 */
export const approvalsBlock: Block = {
  name: 'approvals',
  zh: '审批',
  en: 'Approvals',
  meaning: { zh: '谁按什么顺序同意。', en: 'Who consents, in which order.' },
  acts: true,
  owes: false,

  entry: map(
    {
      ...commonKeys,
      review: list(ref('roles')),
      steps: list({
        is: 'map',
        exactlyOne: ['one', 'all-of', 'any-of'],
        keys: {
          one: who,
          'all-of': list(who),
          'any-of': list(who),
          where: condition,
          due: { is: 'due' },
          ladder,
          opinion: phrase(['required', null], ['', condition]),
          options: list(text),
        },
      }),
      'on-reject': phrase(
        ['back to applicant', null],
        ['end', null],
        ['back to', refOr(['steps'], ...'123456789')],
      ),
      'not-applicant': yesno,
      delegate: some(who),
      snapshot: yesno,
    },
    'steps',
  ),
  example:
    'seal: { title: 用章申请, steps: [ { one: project-leader, due: 1 working day } ], on-reject: back to applicant }',
}
