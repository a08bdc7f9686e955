import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '每种记录保存多久，下次清掉多少。',
    en: 'How long each kind of record is kept, and how much leaves next.',
  },
  usual: [
    { zh: '看每一种保存多久、下次清掉多少条。', en: 'See the terms and what leaves next.' },
    { zh: '改天数：先看会清掉多少，写明原因再改。', en: 'Change a term: see what would leave, say why.' },
    { zh: '查最近清掉了什么。', en: 'See what left lately.' },
  ],
  words: [
    {
      word: { zh: '下次', en: 'Next' },
      means: { zh: '每天一次，在后台清', en: 'once a day, in the background' },
    },
  ],
}
