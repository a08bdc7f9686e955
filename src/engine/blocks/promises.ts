import { type Block, event, list, map, ref, word } from '../shape.ts'
import { commonKeys, dutyKeys } from './duty-keys.ts'

/**
 * Clocks on what customers ask.
 * Keys: `on`, `clock`, `pause-while` and the duty keys; `who`, `do` and `met-by` may be absent: the handler, and the fact its clock waits for.
 * Carried out by the engine: of one playbook the first promise that fits a ticket sets each clock.
 * Example: `first-reply: { clause: 5.1.7, on: [repair], clock: first-reply, due: 24 hours, met-by: ticket.answered }`
 */
export const promisesBlock: Block = {
  name: 'promises',
  zh: '承诺',
  en: 'Promises',
  meaning: { zh: '客户提出事情后的时钟。', en: 'Clocks on what customers ask.' },
  acts: true,
  owes: true,
  about: 'ticket',
  entry: map(
    {
      ...commonKeys,
      ...dutyKeys,
      on: list(ref('tickets')),
      clock: word('first-reply', 'dispatch', 'arrive', 'solve', 'next-update', 'call-back'),
      'pause-while': event,
    },
    'on',
    'clock',
    'due',
  ),
  example:
    'first-reply: { clause: 5.1.7, on: [repair], clock: first-reply, due: 24 hours, met-by: ticket.answered }',
}
