import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '接下来哪个承诺会超时，已经超时的在谁手里。',
    en: 'Which promise breaks next, and who has those past.',
  },
  usual: [
    {
      zh: '先看超时的：多久没动，告诉过谁。',
      en: 'Look at those past first: since when nothing moved, who was told.',
    },
    { zh: '再看接下来二十个，来得及的催一下。', en: 'Then the next twenty: urge where there is time.' },
    {
      zh: '点编号打开那件，改派或自己答复。',
      en: 'Open it by its number to dispatch it anew or answer yourself.',
    },
  ],
  words: [
    {
      word: { zh: '告诉过', en: 'Told' },
      means: { zh: '这个时限已经提醒过的人', en: 'who this clock has reminded so far' },
    },
  ],
}
