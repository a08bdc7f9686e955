import { type Block, list, map, text, yesno } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * The policy's own words, in order.
 * Keys: `source`, `statement`, `text`. A clause that nothing carries is refused unless it is a `statement`. Carried out by the engine.
 * Example: `5.1.3-b: { title: 认购后首次联系, source: [ D-20 ] }`
 */
export const clausesBlock: Block = {
  name: 'clauses',
  zh: '条款',
  en: 'Clauses',
  meaning: { zh: '制度原文的条款，按原文顺序。', en: "The policy's own words, in order." },
  acts: true,
  owes: false,

  entry: map({ ...commonKeys, source: list(text), text, statement: yesno }),
  example: '5.1.3-b: { title: 认购后首次联系, source: [ D-20 ] }',
}
