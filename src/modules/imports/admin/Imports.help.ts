import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '把表格里的客户、房屋、员工和以前的记录带进来，先试后导，错了能撤。',
    en: 'Bring customers, homes, staff and past records in from a table: try out, import, undo.',
  },
  usual: [
    { zh: '下载模板，或直接用自己的表。', en: 'Take the template, or your own table.' },
    {
      zh: '试导入会说清哪行要改、会开多少件事。',
      en: 'The trial says which rows to mend and what will be owed.',
    },
    {
      zh: '导完发现不对，整批撤销；中途停下了，点开再试或放弃。',
      en: 'If it was wrong, undo the whole import; if it stopped half way, open it to try again or give it up.',
    },
  ],
  words: [
    {
      word: { zh: '试导入', en: 'Try out' },
      means: { zh: '只看结果，不改数据', en: 'shows the result, changes nothing' },
    },
  ],
}
