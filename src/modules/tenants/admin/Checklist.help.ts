import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '从什么都没有，到第一个真正的工作日，还差什么。',
    en: 'What is still missing between nothing and the first real working day.',
  },
  usual: [
    {
      zh: '从上到下做，「去做」打开做这一步的页面。',
      en: 'Work from top to bottom; “Do it” opens the page of a step.',
    },
    { zh: '红字是缺的，缺多少写在里面。', en: 'What is missing stands in red, with how much.' },
    { zh: '做完回到这里，数字是当下的。', en: 'Come back when it is done: the figures are of this moment.' },
  ],
  words: [
    {
      word: { zh: '启用日', en: 'Go-live date' },
      means: {
        zh: '这一天以前的事是历史，不会变成待办',
        en: 'what lies before it is history and opens nothing',
      },
    },
  ],
}
