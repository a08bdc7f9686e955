import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '谁哪天几点上班，派工、抢单、轮派都按这个来。',
    en: 'Who works when: giving out, first come and turns go by it.',
  },
  usual: [
    { zh: '点一格，选早、白、晚、夜或休。', en: 'Press a day: early, day, late, night or off.' },
    { zh: '「和上一周一样」一次排完，再改几格。', en: '“As the week before” sets all; then change a few.' },
    {
      zh: '点名字，写手上最多几件、会修什么。',
      en: 'Press a name: how many jobs at most, and what he is good at.',
    },
  ],
  words: [
    {
      word: { zh: '休假', en: 'Leave' },
      means: { zh: '那天有人代班，在「人员」里设', en: 'somebody covers for him that day; set under Staff' },
    },
  ],
}
