import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '今天要走的一圈印在纸上：按楼栋房号排，旁边留空写结果。',
    en: 'Today’s round on paper: by house and home, with room for what came of it.',
  },
  usual: [
    { zh: '点打印，用 A4 纸，黑白也看得清。', en: 'Press print: A4, readable in grey.' },
    { zh: '走一圈，在结果里打勾。', en: 'Walk, and tick what came of it.' },
    {
      zh: '回来记一笔，纸销毁：上面有客户的名字。',
      en: 'Record it afterwards and destroy the paper: it bears names.',
    },
  ],
  words: [
    {
      word: { zh: '水印', en: 'Watermark' },
      means: { zh: '谁在什么时候印的', en: 'who printed it, and when' },
    },
  ],
}
