import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '每一条说到做到了多少。数字都能点开看明细。',
    en: 'How far each clause was kept. Every figure opens its rows.',
  },
  usual: [
    { zh: '先看逾期未办，点数字看是哪几户。', en: 'Begin with overdue; open it for the homes.' },
    {
      zh: '换成「人」或「项目」看差别，人少的看区间。',
      en: 'Compare by person or project; mind the interval where few.',
    },
    { zh: '月初封账，之后的更正另成一版。', en: 'Close a month; later corrections are another version.' },
  ],
  words: [
    {
      word: { zh: '按时率', en: 'Kept in time' },
      means: {
        zh: '按时办成 ÷（到期的 − 免除 − 已取消）',
        en: 'in time of those that came due and were neither excused nor cancelled',
      },
    },
    {
      word: { zh: '补录', en: 'Late entry' },
      means: {
        zh: '办了一天以后才记的，算办成，单独列',
        en: 'recorded more than a day later: counts, shown apart',
      },
    },
  ],
}
