import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '上门前把一位客户印成一张纸。',
    en: 'One customer on one sheet, for a visit.',
  },
  usual: [
    { zh: '看一眼要紧的几条和要办的。', en: 'Read what is to be known and what is owed.' },
    {
      zh: '点打印，用 A4 纸。号码是遮住的，要打电话用手机。',
      en: 'Press print: A4. Numbers stay masked; call from the phone.',
    },
    {
      zh: '用完销毁：纸上有水印，写着是谁印的。',
      en: 'Destroy it after use: the watermark says who printed it.',
    },
  ],
  words: [],
}
