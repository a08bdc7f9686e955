import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一个数字背后的每一件：谁、哪一户、什么时候办的。',
    en: 'Every matter behind a figure: who, which home, when done.',
  },
  usual: [
    { zh: '看期限和办成时间，差在哪里一目了然。', en: 'Compare due and done.' },
    { zh: '点客户名，看经过和来往。', en: 'Open a customer for the story.' },
    {
      zh: '最上面一行是合计，打印出来也对得上。',
      en: 'The first line is the sum, so a printed page stands alone.',
    },
  ],
  words: [
    {
      word: { zh: '补录', en: 'Late entry' },
      means: {
        zh: '办了一天以后才记的，算办成，单独列',
        en: 'recorded more than a day later: counts, shown apart',
      },
    },
    {
      word: { zh: '已取消', en: 'Cancelled' },
      means: { zh: '过户，或制度不再要求，不算欠', en: 'sold, or no longer asked for: not owed' },
    },
  ],
}
