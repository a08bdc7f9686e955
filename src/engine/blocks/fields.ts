import {
  type Block,
  byNode,
  entries,
  list,
  map,
  path,
  phrase,
  ref,
  some,
  text,
  value,
  word,
  yesno,
} from '../shape.ts'
import { keep } from './duty-keys.ts'

/**
 * Facts we keep on a subject; figures per month; derived terms.
 * Keys: `title`, `type`, `options`, `per`, `is`, `bands`, `of`, `table`, `from`, `by`, `reason`, `sensitive`, `changed-by`, `keep`, `clause`, `assumed`, `note`. Keyed by subject, then by field. A figure (`per`) is asked for with a period; a derived field must not lead back to itself. Carried out by the engine.
 * Example: `customer: { prospect: { title: 潜在客户, is: none(holdings where signedOn is known) } }`
 */
export const fieldsBlock: Block = {
  name: 'fields',
  zh: '字段',
  en: 'Fields',
  meaning: {
    zh: '我们为客户、项目等记的事实，含派生字段。',
    en: 'Facts we keep on a subject; figures per month; derived terms.',
  },
  acts: true,
  owes: false,

  entry: entries(
    map({
      title: text,
      type: word(
        'text',
        'number',
        'money',
        'percent',
        'date',
        'time',
        'span',
        'yesno',
        'one',
        'many',
        'file',
        'person',
      ),
      options: byNode({ scalar: word('open'), list: list(text) }),
      per: word('month', 'quarter', 'half-year', 'year'),
      is: value,
      bands: phrase(['$', ref('parameters')]),
      of: value,
      table: map(
        { rows: path, columns: path, value: { is: 'entries', of: list(text), key: text } },
        'rows',
        'columns',
        'value',
      ),
      from: word('import', 'form', 'by-hand'),
      by: ref('roles'),
      reason: word('required', 'optional'),
      sensitive: yesno,
      'changed-by': list(ref('procedures', 'care')),
      keep,
      clause: some(ref('clauses')),
      assumed: list(text),
      note: text,
    }),
    text,
  ),
  example: 'customer: { prospect: { title: 潜在客户, is: none(holdings where signedOn is known) } }',
}
