import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '每个项目有哪些礼品、还剩几份、谁收过什么。',
    en: 'What each project gives away, how many are left, who got what.',
  },
  usual: [
    {
      zh: '加一种礼品，写明配哪件事；来货了点进货。',
      en: 'Add a gift and what it is for; stock up when it comes.',
    },
    {
      zh: '看接下来谁得什么：每人都是没收过的，不够的列出来。',
      en: 'See who gets what: each a kind he has not had, and where it runs short.',
    },
    {
      zh: '盘点：填现有几份，差几份记在流水里。',
      en: 'Count: say how many are there; the difference is written down.',
    },
  ],
  words: [
    {
      word: { zh: '配哪件事', en: 'For' },
      means: {
        zh: '制度里写的要送的东西，如“乔迁礼品”；不写就什么都能配',
        en: 'what the policy asks to deliver; nothing said fits everything',
      },
    },
  ],
}
