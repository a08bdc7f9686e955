import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '组里谁手里有多少、多少超时，待批的免除也在这里。',
    en: 'Who of the team has how much, what is overdue, and excuses to decide.',
  },
  usual: [
    {
      zh: '先批上面的免除：看原因，同意或不同意。',
      en: 'Decide the excuses above: read the reason, agree or not.',
    },
    { zh: '点一个人，看他的清单从哪一户急起。', en: 'Open a person to see the list, the most urgent first.' },
    { zh: '「还没有人负责」的先安排人。', en: 'Give what nobody is responsible for to somebody first.' },
  ],
  words: [
    {
      word: { zh: '没接 3 次', en: '3 no answers' },
      means: { zh: '打过三次都没人接的，换个方式', en: 'called three times in vain: another way is needed' },
    },
    {
      word: { zh: '待我批', en: 'To decide' },
      means: { zh: '等您同意或不同意的免除申请', en: 'asked to be excused, waiting for your word' },
    },
  ],
}
