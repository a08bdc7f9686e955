import {
  audience,
  type Block,
  condition,
  list,
  map,
  number,
  phrase,
  points,
  ref,
  some,
  text,
  value,
  word,
} from '../shape.ts'
import { commonKeys, phase } from './duty-keys.ts'

/**
 * Model, frame, run, algorithm, weak items.
 * Keys: `form`, `model`, `of`, `key`, `model-clause`, `for`, `every`, `prepare`, `collect`, `report`, `algorithm`, `weak`, `rest-days`. Read, checked and shown; not yet carried.
 * Example: `satisfaction: { clause: 5.2.1-a, form: questionnaire, for: each holding where movedInOn is known, every: year }`
 */
export const surveysBlock: Block = {
  name: 'surveys',
  zh: '调查',
  en: 'Surveys',
  meaning: { zh: '模型、样本、批次、算法、弱项。', en: 'Model, frame, run, algorithm, weak items.' },
  acts: false,
  owes: true,
  about: 'run',
  entry: map(
    {
      ...commonKeys,
      form: ref('forms'),
      model: { is: 'entries', of: { is: 'entries', of: list(text), key: text }, key: text },
      'model-clause': some(ref('clauses')),
      for: audience,
      every: { is: 'every' },
      prepare: phase,
      collect: phase,
      report: phase,
      algorithm: map({
        satisfied: condition,
        score: phrase(['weighted mean', null], ['', value]),
        minimum: number,
      }),
      weak: map(
        {
          below: points,
          per: word('dimension', 'item'),
          priority: phrase(['respondents where', condition]),
          opens: ref('plans', 'tickets'),
        },
        'below',
      ),
      'rest-days': number,
    },
    'form',
  ),
  example:
    'satisfaction: { clause: 5.2.1-a, form: questionnaire, for: each holding where movedInOn is known, every: year }',
}
