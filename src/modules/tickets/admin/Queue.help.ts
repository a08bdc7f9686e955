import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '所有诉求，承诺最先到期的在最上面；同事一动，这里自己更新。',
    en: 'All tickets, the promise that ends first on top; the list follows what colleagues do.',
  },
  usual: [
    {
      zh: '从最上面一件办起，点开看该派给谁、该答复什么。',
      en: 'Take the top one; open it to dispatch or answer.',
    },
    { zh: '「没人办」的先派出去。', en: 'Dispatch what is nobody’s first.' },
    { zh: '用编号、房号或说过的话找一件。', en: 'Find one by number, home or words.' },
  ],
  words: [
    {
      word: { zh: '下一个时限', en: 'Next clock' },
      means: { zh: '这件事里最先到期的承诺', en: 'the promise of this matter that ends first' },
    },
    {
      word: { zh: '待回访', en: 'To call back' },
      means: { zh: '办完了，还没问过客户', en: 'done, and the customer was not asked yet' },
    },
  ],
}
