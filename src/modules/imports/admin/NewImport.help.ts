import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '说明是什么表，选一个文件，或把表格里的行粘进来。',
    en: 'Say what kind of table it is, then choose a file or paste rows.',
  },
  usual: [
    {
      zh: '先房屋，再员工，再客户，最后同意和以前的记录；每种都有模板。',
      en: 'Homes first, then staff, then customers, then consents and past records; each has a template.',
    },
    { zh: '文件里没有项目一列的，先选项目。', en: 'Choose the project when the file does not name it.' },
    {
      zh: '放心选：看完试导入再确认，之前什么都不会改。',
      en: 'Nothing changes before you have seen the trial and confirmed.',
    },
  ],
  words: [
    {
      word: { zh: '模板', en: 'Template' },
      means: { zh: '列名和选项都写好的空表', en: 'an empty table with the right columns and choices' },
    },
  ],
}
