import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一件诉求的全部经过：到哪一步、谁在办、几点前、客户看到什么。',
    en: 'The whole story of one matter: how far, who has it, by when, what the customer reads.',
  },
  usual: [
    { zh: '深色的按钮就是下一步。', en: 'The dark button is the usual next step.' },
    {
      zh: '等料、等人就「挂起」，说清最晚什么时候给客户消息。',
      en: 'Waiting for parts or people: suspend, and say by when the customer hears.',
    },
    { zh: '办完写怎么办的，客户会读到。', en: 'When done, write what was done: the customer reads it.' },
  ],
  words: [
    {
      word: { zh: '首问', en: 'First contact' },
      means: { zh: '谁先接的谁负责到底，名字不变', en: 'who was asked first stays responsible to the end' },
    },
    {
      word: { zh: '停着', en: 'Stands still' },
      means: { zh: '挂起期间不算时间，恢复后接着算', en: 'the clock runs on when the matter is resumed' },
    },
    {
      word: { zh: '回访未果', en: 'Not reached' },
      means: {
        zh: '打三次都没接通，单独统计，不算满意',
        en: 'three calls in vain; counted apart, never as satisfied',
      },
    },
  ],
}
