import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '办完的事问客户一声：是不是真的好了。',
    en: 'Ask the customer whether it is really solved.',
  },
  usual: [
    {
      zh: '从最先到期的打起，记下好了、没解决或没接通。',
      en: 'Call the first due; record solved, not solved or no answer.',
    },
    {
      zh: '没解决会自动重新打开，主管马上知道。',
      en: 'Not solved reopens it by itself, and the lead is told.',
    },
    { zh: '自己办的不在这里，由别人来问。', en: 'What you handled is not here: somebody else asks.' },
  ],
  words: [
    {
      word: { zh: '回访未果', en: 'Not reached' },
      means: { zh: '三次没接通就结束，不算满意', en: 'three calls in vain end it, never as satisfied' },
    },
  ],
}
