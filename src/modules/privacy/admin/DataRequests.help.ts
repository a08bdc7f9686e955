import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '客户问自己的资料：要什么、最晚哪天答复。',
    en: 'What customers ask about their own data, and by when they are answered.',
  },
  usual: [
    {
      zh: '要复制件的：打开客户，在档案里导出他的全部资料。',
      en: 'For a copy: open the customer and export all that is kept about him.',
    },
    {
      zh: '要更正的：改好资料，再答复他改了什么。',
      en: 'For a correction: mend the record, then answer what was changed.',
    },
    {
      zh: '不能办的，写明哪一条、为什么、还能怎么办。',
      en: 'What cannot be done: say which, why, and what he can do instead.',
    },
  ],
  words: [
    {
      word: { zh: '15 个工作日', en: '15 working days' },
      means: {
        zh: '从申请那天的第二天起算，按公司的日历',
        en: 'counted from the day after, on the company’s calendar',
      },
    },
  ],
}
