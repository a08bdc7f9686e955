import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: { zh: '谁在什么时候看了什么、改了什么。', en: 'Who looked at or changed what, and when.' },
  usual: [
    {
      zh: '按人、按动作、按日期找；查看完整电话都在这里。',
      en: 'Search by person, action, day; every look at a whole number is here.',
    },
    {
      zh: '“核对”逐行重算一遍，少了、改过的会指出是哪一行。',
      en: 'Verify recomputes every line and names one that is missing or changed.',
    },
    {
      zh: '导入导出、改启用日、接口密钥也在这里。',
      en: 'Imports, exports, go-live dates and API keys too.',
    },
  ],
  words: [
    {
      word: { zh: '查看明文', en: 'Looked behind a mask' },
      means: { zh: '看过完整的电话或证件号', en: 'saw a whole phone or document number' },
    },
  ],
}
