import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '把纸上的制度变成条款，再用一句句话落实。',
    en: 'Turns a paper policy into clauses, which sentences then carry out.',
  },
  usual: [
    {
      zh: '粘贴正文或选 Word 文件，点「拆成条款」。',
      en: 'Paste the words or choose a Word file, and split it.',
    },
    {
      zh: '核对编号、标题；不是单独一条的，并到上一条；只讲原则的标「仅声明」。',
      en: 'Check numbers and titles; join what is no clause of its own; mark what only states something.',
    },
    {
      zh: '建成制度后，逐条「加一句」，按下句子里的空改。',
      en: 'Then add sentences to each clause and press their gaps.',
    },
  ],
  words: [
    {
      word: { zh: '仅声明', en: 'A statement' },
      means: {
        zh: '不要求谁做什么的条款，如目的、范围',
        en: 'a clause that asks nobody for anything, as aims and scope',
      },
    },
  ],
}
