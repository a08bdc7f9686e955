import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '挂在电梯、大门、商铺和家里的二维码：扫了就能报事，地点自己填好。',
    en: 'Codes for lifts, gates, shops and homes: scanning opens a report with the place filled in.',
  },
  usual: [
    { zh: '登记地点，一行一个，再打印一整张。', en: 'Mark the spots, one a line, then print the sheet.' },
    { zh: '选一栋楼，打印每户的码。', en: 'Choose a building and print the code of each home.' },
    { zh: '师傅到了扫一下，也能证明到场。', en: 'A repairer who scans it proves that he was there.' },
  ],
  words: [],
}
