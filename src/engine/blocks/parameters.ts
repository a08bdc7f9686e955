import { type Block, byNode, list, map, path, ref, text, word } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * Numbers, spans, windows, bands and tables that may change without a new version.
 * Keys: `type`, `value`, `min`, `max`, `options`, `rows`, `columns`, `by`, `scope`. Bounds: `value` lies within `min` and `max`; bands end in one `otherwise`; a table fills every cell; `one` is an option. Carried out by the engine.
 * Example: `reply-within: { title: 答复期限, type: span, value: 7 days, min: 1 day, max: 15 days, by: care-lead, scope: project }`
 */
export const parametersBlock: Block = {
  name: 'parameters',
  zh: '参数',
  en: 'Parameters',
  meaning: {
    zh: '可以调整的数、期限、窗口、分档和表。',
    en: 'Numbers, spans, windows, bands and tables that may change without a new version.',
  },
  acts: true,
  owes: false,

  entry: map(
    {
      ...commonKeys,
      type: word('number', 'money', 'percent', 'span', 'window', 'time', 'one', 'switch', 'bands', 'table'),
      value: { is: 'parameter-value' },
      min: text,
      max: text,
      options: list(text),
      rows: path,
      columns: byNode({ scalar: path, list: list(text) }),
      by: ref('roles'),
      scope: word('group', 'company', 'city', 'project', 'activity'),
    },
    'type',
    'value',
    'by',
  ),
  example:
    'reply-within: { title: 答复期限, type: span, value: 7 days, min: 1 day, max: 15 days, by: care-lead, scope: project }',
}
