import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '哪天放假、哪天上班，期限为什么是那一天。',
    en: 'Which days are off, which are worked, and why something is due on its day.',
  },
  usual: [
    {
      zh: '十一月通知出来后：填明年，粘贴通知，核对，发布。',
      en: 'When the notice comes in November: enter next year, paste it, check it, publish.',
    },
    {
      zh: '公司另有安排的，按日子改，写明依据。',
      en: 'Where the company rests on other days, press them and say on what ground.',
    },
    {
      zh: '有人问「为什么那天到期」，在期限试算里算给他看。',
      en: 'Asked why something is due then, count it in front of him.',
    },
  ],
  words: [
    {
      word: { zh: '暂定', en: 'Provisional' },
      means: {
        zh: '数到的日子里有还没公布放假安排的，公布后重算',
        en: 'counted on days whose rest is not published yet, and counted anew then',
      },
    },
  ],
}
