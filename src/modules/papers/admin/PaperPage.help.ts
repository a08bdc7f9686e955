import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一件诉求的纸：受理单、工单、回访记录和几张表，A4，黑白看得清。',
    en: 'The papers of one ticket: slip, order, record of the call-back and forms, on A4.',
  },
  usual: [
    {
      zh: '来访的打「受理单」：两联，客户联上有二维码看进度。',
      en: 'For a walk-in print the slip: two copies, one with a code to follow it.',
    },
    { zh: '没写的格子留着手写。', en: 'What is not known yet is left to write by hand.' },
    { zh: '要改就下载 Word。', en: 'To change it, take the Word file.' },
  ],
  words: [
    {
      word: { zh: '存根联', en: 'Our copy' },
      means: { zh: '我们留的那一联', en: 'the one that stays with us' },
    },
  ],
}
