import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: { zh: '选一个文件，或把表格里的行粘进来。', en: 'Choose a file, or paste rows from a table.' },
  usual: [
    { zh: '没有现成的表，先下载模板。', en: 'Without a table of your own take the template.' },
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
