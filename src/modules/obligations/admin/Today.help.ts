import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '今天该办什么、先办哪一户。一户一行，几件事合在一起办。',
    en: 'What to do today and whom to begin with. One row per home, its matters together.',
  },
  usual: [
    {
      zh: '点一户，先看右边的来往，再打电话或上门。',
      en: 'Open a home, look at its history, then call or visit.',
    },
    { zh: '办完点「记一笔」：结果、方式，三下就好。', en: 'Then “Record”: result and way, three touches.' },
    {
      zh: '办不了就改约、转给同事或申请免除，都在「更多」里。',
      en: 'If it cannot be done: another time, a colleague or an excuse, under “More”.',
    },
  ],
  words: [
    {
      word: { zh: '可以先做', en: 'May be done' },
      means: { zh: '还没到期，但已经可以办的', en: 'not due yet, but it may be done' },
    },
    {
      word: { zh: '等待中', en: 'Waiting' },
      means: {
        zh: '日期还没定，或在等主管同意免除',
        en: 'its date is not known, or an excuse is being decided',
      },
    },
  ],
}
