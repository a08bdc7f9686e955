import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '公司想知道客户的什么：从哪一步起要，怎么问，多久再问。',
    en: 'What the company wants to know of its customers: from which step on, how it is asked, how often.',
  },
  usual: [
    {
      zh: '加一项：选字段，写一句管家说得出口的话。',
      en: 'Add a fact: choose the field and write a question a steward can say aloud.',
    },
    {
      zh: '定阶段：到了那一步才问，也从那时起算缺。',
      en: 'Set the step: only from then on is it asked for and counted as lacking.',
    },
    {
      zh: '只加用得上的：问得越少，答得越真。',
      en: 'Want only what is used: the less is asked, the truer the answers.',
    },
  ],
  words: [
    {
      word: { zh: '不愿说', en: 'Would not say' },
      means: { zh: '半年内不再问他这一项', en: 'he is not asked for it again within half a year' },
    },
  ],
}
