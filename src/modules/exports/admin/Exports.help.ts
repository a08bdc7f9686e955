import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '导出过什么、谁导的、为什么，文件从这里下载。',
    en: 'What was exported, by whom and why; files are fetched here.',
  },
  usual: [
    {
      zh: '在名单页点「导出」，写好了来这里下载。',
      en: 'Press “Export” on a list, then fetch the file here.',
    },
    { zh: '超过 500 行的，要另一位同事同意。', en: 'More than 500 rows need a second colleague.' },
    { zh: '要完整号码就写原因，会留记录。', en: 'Whole numbers need a reason and are recorded.' },
  ],
  words: [
    {
      word: { zh: '等同意', en: 'Waits' },
      means: {
        zh: '行数多，要第二个人点同意才写文件',
        en: 'many rows: the file is written when somebody else agrees',
      },
    },
  ],
}
