import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一位客户的全部：欠他什么、他是谁、我们说到做到了吗。',
    en: 'All of one customer: what is owed, who he is, whether we kept our word.',
  },
  usual: [
    { zh: '先看上面三格，再记一笔。', en: 'Look at the three facts, then record.' },
    { zh: '「写上最要紧的三条」给下一位同事看。', en: 'Pin up to three facts for the next colleague.' },
    {
      zh: '客户说不愿再收关怀，在「授权」里记撤回，立刻生效。',
      en: 'Record a withdrawal under “Consents”; it holds at once.',
    },
  ],
  words: [
    {
      word: { zh: '首问', en: 'First contact' },
      means: { zh: '第一位和客户说上话的同事', en: 'the colleague who first spoke with the customer' },
    },
  ],
}
