import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一次导入：对列、试导入、导入，导错了整批撤销。',
    en: 'One import: columns, trial, import, and undo of the whole.',
  },
  usual: [
    {
      zh: '列对错了在「对列」里改，表头那一行也能换。',
      en: 'Correct columns, and which row is the header, under “Columns”.',
    },
    {
      zh: '试导入说清哪些行不行、会产生多少件事。',
      en: 'The trial says which rows fail and what will be owed.',
    },
    { zh: '没导入的行下载下来，改好再导。', en: 'Download the rows that failed, mend them, import again.' },
  ],
  words: [
    {
      word: { zh: '撤销导入', en: 'Undo' },
      means: {
        zh: '整批拿掉；之后有人改过的会留下并列出',
        en: 'takes all of it out; what was changed since stays and is listed',
      },
    },
  ],
}
