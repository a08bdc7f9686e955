import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '制度要寄、还没寄的信，填好客户的姓名房号，一次印完。',
    en: 'Letters the policy asks for and nobody has sent yet, filled in and printed at once.',
  },
  usual: [
    { zh: '选哪一种信，看看填得对不对。', en: 'Choose the letter and look whether it reads right.' },
    {
      zh: '点打印：一封一页，最下面一条是寄往哪里、附什么。',
      en: 'Print: one to a page; its last line says where it goes and what is enclosed.',
    },
    {
      zh: '寄出以后，在「今日」里点完成，附上寄件回执。',
      en: 'When they are sent, state each done on Today with the receipt.',
    },
  ],
  words: [],
}
