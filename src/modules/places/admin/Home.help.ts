import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一套房：谁住、谁管、欠这一户什么。',
    en: 'One home: who lives there, whose care, what is owed.',
  },
  usual: [
    { zh: '点「记一笔」，这一户的事一起算。', en: 'Press “Record”: it counts for all matters of the home.' },
    {
      zh: '收房、入住在「记房屋进展」里记；卖了用「过户」，先看后果。',
      en: 'Handover and moving in are steps; a sale is a transfer, previewed first.',
    },
    {
      zh: '新住户用「登记住户」，以前的住户还看得到。',
      en: 'Record a new holder; former ones stay in sight.',
    },
  ],
  words: [
    {
      word: { zh: '阶段', en: 'Stage' },
      means: { zh: '家的八个步骤里现在的一步', en: 'the step a home has reached' },
    },
  ],
}
