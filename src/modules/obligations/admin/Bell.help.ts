import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '快到期、超时和转给你的事，按时间排。',
    en: 'What is nearly due, overdue or passed on to you, newest first.',
  },
  usual: [
    { zh: '点一条，看为什么要做。', en: 'Open one to see why it is owed.' },
    { zh: '超时的先看是谁在办、试过几次。', en: 'For an overdue one see who has it and how often he tried.' },
    { zh: '打开这一页就算看过了。', en: 'Opening this page marks all as read.' },
  ],
  words: [
    {
      word: { zh: '结果请您看看', en: 'Please look at the result' },
      means: { zh: '办成了，但客户评价不高，要您留意', en: 'it was done, but the customer was not content' },
    },
  ],
}
