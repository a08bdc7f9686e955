import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一个预警的全部：说了什么、告诉了谁、谁没告诉到、同事在办什么。',
    en: 'All of one warning: what was said, who was told and who not, what colleagues do.',
  },
  usual: [
    {
      zh: '先看没告诉到的几户，打电话或上门，在客户那里记一笔。',
      en: 'First see who was not reached; phone or visit, and record it there.',
    },
    {
      zh: '同事要办的和待办里的是同一件，办了这里就变。',
      en: 'What colleagues owe is the same as in their list; done there it changes here.',
    },
    {
      zh: '过去了，写明原因点解除；同一种以后还会再报。',
      en: 'When it is past clear it with the reason; the same may be raised again.',
    },
  ],
  words: [],
}
