import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '要当心的事：系统每天按制度从资料里看出来的，和您发布的特殊天气等提醒。',
    en: 'What needs care: found in the records every day as the policy says, or raised by you, as bad weather.',
  },
  usual: [
    {
      zh: '发布：选项目、写天气和提醒的话，先看会告诉多少户、告诉不到的为什么，再发。',
      en: 'To raise one choose the project, write what to say, see whom it tells and whom not, then raise it.',
    },
    {
      zh: '发布后点开看送到了多少，没送到的打电话或上门。',
      en: 'Open it to see who was reached; phone or visit those who were not.',
    },
    {
      zh: '过去了就解除，写一句为什么。',
      en: 'When it is past clear it, with a word why.',
    },
  ],
  words: [
    {
      word: { zh: '迹象', en: 'Sign' },
      means: {
        zh: '制度里写的条件，成立的列在预警上',
        en: 'a condition of the policy; those that hold are listed',
      },
    },
  ],
}
