import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '提醒同事用哪些方式，通不通，发了什么。',
    en: 'By what colleagues are reminded, whether it works, and what was sent.',
  },
  usual: [
    {
      zh: '配好一种就「发一条测试」，下面第一行写着服务商怎么说。',
      en: 'Set one up, send a test: the first line below says what the provider said.',
    },
    { zh: '群里要看进度，就加群机器人。', en: 'A group that wants to see how work stands gets a robot.' },
    { zh: '「失败」点开看，照白话改。', en: 'Look at “Failed” and do what the plain words say.' },
  ],
  words: [
    {
      word: { zh: '不确定', en: 'Unknown' },
      means: {
        zh: '服务商没有回答；能认出重复的会自动再发，不会收到两条',
        en: 'the provider did not answer; where it recognises a repetition it is sent again, and received once',
      },
    },
  ],
}
