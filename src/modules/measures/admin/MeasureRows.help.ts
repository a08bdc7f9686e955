import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一个数字是由哪些件组成的。',
    en: 'What a number is made of.',
  },
  usual: [
    {
      zh: '看“没算进的”：那就是没做到的。',
      en: 'Look at “the others”: those are what was not kept.',
    },
    {
      zh: '按项目、类别、处理人分开看，点一行只看那一部分。',
      en: 'Split by project, category or handler; press a line to see that part alone.',
    },
    {
      zh: '点编号打开那件诉求。',
      en: 'Open the ticket by its number.',
    },
  ],
  words: [
    {
      word: { zh: '算进分子', en: 'Counted' },
      means: { zh: '这一件使比率变高', en: 'this one makes the share greater' },
    },
  ],
}
