import { audience, type Block, list, map, ref, text, word } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * Handbooks, price boards, letterheads, procedures.
 * Keys: `kind`, `for`, `owner`, `with`, `sections`, `file`, `due`, `approval`, `review`, `shown-at`, `given-to`. `due` owes the document once per subject of `for`; `review` owes a review each period (default: by its end). Carried out by the engine.
 * Example: `tenant-handbook: { title: 租户手册, kind: handbook, owner: operations, review: { every: year, due: 31 December } }`
 */
export const documentsBlock: Block = {
  name: 'documents',
  zh: '文件',
  en: 'Documents',
  meaning: {
    zh: '手册、价目公示、信头、作业指引。',
    en: 'Handbooks, price boards, letterheads, procedures.',
  },
  acts: true,
  owes: false,
  about: 'company',
  entry: map(
    {
      ...commonKeys,
      kind: word('handbook', 'handout', 'price-board', 'letterhead', 'procedure', 'notice'),
      for: audience,
      owner: ref('roles'),
      with: list(ref('roles')),
      sections: list(text),
      file: text,
      due: { is: 'due' },
      approval: ref('approvals'),
      review: map({ every: { is: 'every' }, due: { is: 'due' } }, 'every'),
      'shown-at': list(text),
      'given-to': audience,
    },
    'kind',
  ),
  example:
    'tenant-handbook: { title: 租户手册, kind: handbook, owner: operations, review: { every: year, due: 31 December } }',
}
