import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '等您一句话的都在这里：补偿、强制关闭、降级、办不了的、客户不服的、申请免除的。',
    en: 'Everything that waits for your word: money, force, lower levels, what cannot be solved, appeals, excuses.',
  },
  usual: [
    {
      zh: '按期限排：先看快到的，点编号看来龙去脉。',
      en: 'In the order they are due: begin on top, open the ticket for its story.',
    },
    {
      zh: '同意或退回，要写意见的写一句：客户复核的意见客户读得到。',
      en: 'Agree or decline; where an opinion is asked write a sentence: a customer reads that on his appeal.',
    },
    {
      zh: '“我申请的”里看送到谁那里了，可以撤回。',
      en: 'Under “asked by me” see whom it waits for, or take it back.',
    },
  ],
  words: [
    {
      word: { zh: '退回', en: 'Decline' },
      means: {
        zh: '按制度写的：到此为止，或回到前面某一步再问',
        en: 'as the policy says: the end, or asked again from an earlier step',
      },
    },
  ],
}
