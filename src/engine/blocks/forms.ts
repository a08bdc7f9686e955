import {
  type Block,
  condition,
  entries,
  list,
  map,
  ref,
  some,
  text,
  value,
  who,
  word,
  yesno,
} from '../shape.ts'
import { commonKeys, formField, keep } from './duty-keys.ts'

/**
 * Records, checklists, questionnaires.
 * Keys: `kind`, `about`, `file`, `fields`, `items`, `places`, `extensible`, `suggestions`, `parts`, `computed`, `must`, `findings`, `confirm-by`, `repeats`, `attach`, `phase`, `report`, `sensitive`, `keep`, `prints`. Carried out by the engine.
 * Example: `comfort: { title: 舒适度检查, kind: checklist, findings: { open: rectification, due: 3 days, recheck: care-department } }`
 */
export const formsBlock: Block = {
  name: 'forms',
  zh: '表单',
  en: 'Forms',
  meaning: { zh: '记录、检查表、问卷。', en: 'Records, checklists, questionnaires.' },
  acts: true,
  owes: false,

  entry: map(
    {
      ...commonKeys,
      kind: word('record', 'checklist', 'questionnaire', 'agreement'),
      about: { is: 'subject' },
      file: text,
      fields: entries(formField),
      items: list(text),
      places: list(text),
      extensible: yesno,
      suggestions: yesno,
      parts: { is: 'entries', of: ref('roles'), key: text },
      computed: { is: 'entries', of: value, key: text },
      must: { is: 'entries', of: condition, key: text },
      findings: map(
        {
          open: some({ is: 'finding-opens' }),
          due: { is: 'due' },
          recheck: who,
        },
        'open',
        'due',
      ),
      'confirm-by': who,
      repeats: yesno,
      attach: word('recording', 'files', 'photos'),
      phase: text,
      report: text,
      sensitive: list(text),
      keep,
      prints: text,
    },
    'kind',
  ),
  example:
    'comfort: { title: 舒适度检查, kind: checklist, findings: { open: rectification, due: 3 days, recheck: care-department } }',
}
