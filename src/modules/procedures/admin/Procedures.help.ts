import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '要几个人按顺序办的事：谁办哪一步、哪天之前、前一步办完没有，都在一件记录上。',
    en: 'What several people do in order: who does which step by when stands on one record.',
  },
  usual: [
    {
      zh: '先看“等我办”，点开，办亮着的那一步。',
      en: 'See “for me”, open it, and do the step that stands now.',
    },
    {
      zh: '要发起的，点“发起流程”，选流程和项目；关于某位客户或某件诉求的，在那一页发起。',
      en: 'To begin one press “begin one”; what is about a customer or a ticket is begun on that page.',
    },
    {
      zh: '“在办的”里看每件停在谁那里，超时的会按制度一级级提醒。',
      en: 'Under “under way” see whom each waits for; what is late is told upwards as the policy says.',
    },
  ],
  words: [
    {
      word: { zh: '一步', en: 'Step' },
      means: {
        zh: '和待办一样有期限、有人负责，也算进制度兑现',
        en: 'owed like any duty, and counted in the proof',
      },
    },
  ],
}
