import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '早会用的纸：一人一张，按楼栋排好，下面是撕给业主的回执。',
    en: 'Paper for the morning: one sheet a man by building, with slips for the owners.',
  },
  usual: [
    { zh: '先在派工里派好，再打印。', en: 'Give the jobs out first, then print.' },
    { zh: '用 A4 纸，黑白也看得清。', en: 'A4, readable in grey.' },
    {
      zh: '纸上没有电话号码；要打电话用手机里的「我的活」。',
      en: 'There are no telephone numbers on it: call from “my jobs” on the phone.',
    },
  ],
  words: [],
}
