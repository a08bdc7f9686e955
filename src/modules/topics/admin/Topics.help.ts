import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '客户最近说得多起来的是什么，不用事先想好类别。',
    en: 'What customers speak of more than before; no category has to be thought of beforehand.',
  },
  usual: [
    {
      zh: '看最近 7 天，和再前 7 天比；冒头的事早知道。',
      en: 'The last 7 days against the 7 before: trouble is seen while it is small.',
    },
    {
      zh: '点一个词，看是哪些诉求。',
      en: 'Press a word to see the reports that say it.',
    },
    {
      zh: '一个项目、一类事可以单独看。',
      en: 'One project or one kind can be looked at alone.',
    },
  ],
  words: [
    {
      word: { zh: '上升', en: 'Rises' },
      means: {
        zh: '在诉求里占的份比上一段多，而且不像碰巧',
        en: 'its share of the reports grew by more than chance explains',
      },
    },
    {
      word: { zh: '多在', en: 'Mostly' },
      means: { zh: '说它最多的项目和类别', en: 'the project and the category that say it most' },
    },
  ],
}
