import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一个数字背后的人：每位客户缺哪几项、哪几项旧了。',
    en: 'The people behind a number: what each record lacks, what is stale.',
  },
  usual: [
    {
      zh: '点姓名打开客户，顺着问题一项一项补。',
      en: 'Open a customer by his name and follow the questions one by one.',
    },
    {
      zh: '只看没有的或只看旧的，用上面的按钮。',
      en: 'See only missing or only stale facts with the buttons.',
    },
    {
      zh: '本人不愿说的不在这里，到了日子才会再问。',
      en: 'What somebody would not say is not listed; it is asked again when its day comes.',
    },
  ],
  words: [
    {
      word: { zh: '旧', en: 'Stale' },
      means: { zh: '有，但太久没有再听说', en: 'known, but not heard again for too long' },
    },
  ],
}
