import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '发布前先算：会产生多少事，落在谁身上，和现在差在哪。',
    en: 'Before publishing: how much work, for whom, and what changes.',
  },
  usual: [
    { zh: '选未来一年或上个月的真实情况。', en: 'Choose next year or what really happened last month.' },
    { zh: '看哪几周有人超过一周能办的件数。', en: 'See in which weeks somebody has more than a week holds.' },
    { zh: '看谁不在对象里，为什么。', en: 'See who is left out, and why.' },
  ],
  words: [
    {
      word: { zh: '周期过半才启用', en: 'Began late in the period' },
      means: {
        zh: '剩下的时间不够，这一期先联系一部分',
        en: 'too little time is left: a part this period, the others next',
      },
    },
  ],
}
