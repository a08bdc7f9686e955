import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: { zh: '本人要求删除个人信息，两个人办。', en: 'A person asks to be erased; two people do it.' },
  usual: [
    {
      zh: '在客户的“档案”里申请，这里由另一位同意。',
      en: 'Asked for in the record; here somebody else agrees.',
    },
    { zh: '有房子、有没办完的事，先办完。', en: 'Homes held and open matters come first.' },
    { zh: '同意以后不能恢复，数字照样算。', en: 'Nothing brings it back; figures still count.' },
  ],
  words: [
    {
      word: { zh: '留下什么', en: 'What stays' },
      means: { zh: '只有编号和日期，认不出是谁', en: 'numbers and dates that name nobody' },
    },
  ],
}
