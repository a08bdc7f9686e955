import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '系统试了几次没做成、等人来定的后台工作。',
    en: 'Background work that failed several times and waits for a person.',
  },
  usual: [
    { zh: '看「为什么没成」，先把原因解决。', en: 'Read why it failed and mend that first.' },
    { zh: '再试一次：做过的不会再做第二遍。', en: 'Try again: what was done is not done twice.' },
    { zh: '不要了就「不再办」，写原因。', en: 'Drop what is no longer wanted, with a reason.' },
  ],
  words: [
    {
      word: { zh: '放弃于', en: 'Given up' },
      means: { zh: '自动试了六次之后停下的时间', en: 'when it stopped after six tries' },
    },
  ],
}
