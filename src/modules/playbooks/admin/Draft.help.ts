import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '改制度的稿子。没有发布，运行的还是旧的一版。',
    en: 'A draft of the policy. Until it is published the old version runs.',
  },
  usual: [
    {
      zh: '改好点「存稿并检查」，按提示改到没有错误。',
      en: 'Save and check, and correct until nothing is wrong.',
    },
    { zh: '试跑，看会多出或少掉多少事。', en: 'Rehearse to see how much work it adds or takes.' },
    { zh: '发布时写明改了什么、为什么。', en: 'When publishing say what changed and why.' },
  ],
  words: [
    {
      word: { zh: '有岗位还没有人', en: 'Roles without people' },
      means: {
        zh: '归这个岗位的事现在没有人办，可以先安排人',
        en: 'what they owe waits for nobody; give somebody the role',
      },
    },
  ],
}
