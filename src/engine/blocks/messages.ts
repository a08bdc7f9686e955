import { type Block, list, map, ref, some, text, word } from '../shape.ts'
import { commonKeys } from './duty-keys.ts'

/**
 * Texts that leave the house.
 * Keys: `kind`, `purpose`, `file`, `on`, `attachments`, `receipt`. `receipt: required`: only a signature meets the duty that sends it. Marketing needs consent in the duty's `where`. Carried out by the engine.
 * Example: `handover-notice: { title: 交付通知书, kind: letter, purpose: service, file: messages/handover.md, receipt: required }`
 */
export const messagesBlock: Block = {
  name: 'messages',
  zh: '消息',
  en: 'Messages',
  meaning: { zh: '离开公司的文字。', en: 'Texts that leave the house.' },
  acts: true,
  owes: false,

  entry: map(
    {
      ...commonKeys,
      kind: some(word('letter', 'sms', 'wechat', 'mail')),
      purpose: word('service', 'care', 'marketing'),
      file: text,
      on: ref('documents'),
      attachments: list(ref('documents')),
      receipt: word('required'),
    },
    'kind',
    'purpose',
  ),
  example:
    'handover-notice: { title: 交付通知书, kind: letter, purpose: service, file: messages/handover.md, receipt: required }',
}
