import { type Block, map } from '../shape.ts'
import { commonKeys, dutyKeys } from './duty-keys.ts'

/**
 * What we owe unasked.
 * Keys: the duty keys. Takes every duty key. `due` may be absent only with `cover`, which ends with its period. Carried out by the engine.
 * Example: `first-contact: { clause: 5.1.3-b, when: holding.subscribed, due: 7 days after subscribedOn, who: steward, do: { contact: { by: [phone] } } }`
 */
export const careBlock: Block = {
  name: 'care',
  zh: '关怀',
  en: 'Care',
  meaning: { zh: '不等客户开口就该做的事。', en: 'What we owe unasked.' },
  acts: true,
  owes: true,
  about: 'company',

  entry: map({ ...commonKeys, ...dutyKeys }),
  example:
    'first-contact: { clause: 5.1.3-b, when: holding.subscribed, due: 7 days after subscribedOn, who: steward, do: { contact: { by: [phone] } } }',
}
