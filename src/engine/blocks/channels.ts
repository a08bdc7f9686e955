import { type Block, list, map, phrase, ref, some, text, who, word, yesno } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * Where customers and we meet; hours; recording; watching; publishing.
 * Keys: `kind`, `hours`, `who`, `with`, `into`, `listed`, `recorded`, `watch`, `publish`, `content`. `watch` owes one look per period to `who`. Carried out by the engine.
 * Example: `forum: { title: 论坛, kind: forum, clause: 4.16, who: web-keeper, watch: { every: day, tags: [投诉] } }`
 */
export const channelsBlock: Block = {
  name: 'channels',
  zh: '渠道',
  en: 'Channels',
  meaning: {
    zh: '客户在哪里找我们，我们在哪里发布和值守。',
    en: 'Where customers and we meet; hours; recording; watching; publishing.',
  },
  acts: true,
  owes: false,
  about: 'company',
  entry: map(
    {
      ...commonKeys,
      kind: word(
        'phone',
        'sms',
        'wechat',
        'e-mail',
        'letter',
        'web',
        'portal',
        'walk-in',
        'desk',
        'face-to-face',
        'visit',
        'meeting',
        'survey',
        'forum',
        'social',
      ),
      hours: text,
      who: some(who),
      with: some(who),
      into: list(ref('tickets')),
      listed: yesno,
      recorded: map({ announce: yesno, keep: { is: 'span' }, clause: some(ref('clauses')) }),
      watch: map({ every: { is: 'every' }, tags: list(text) }, 'every'),
      publish: map({ approval: ref('approvals'), when: phrase(['$', ref('parameters')]) }, 'approval'),
      content: list(text),
    },
    'kind',
  ),
  example:
    'forum: { title: 论坛, kind: forum, clause: 4.16, who: web-keeper, watch: { every: day, tags: [投诉] } }',
}
