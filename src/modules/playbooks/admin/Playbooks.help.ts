import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '公司的制度：原文每一条由谁、几天内、怎么办。',
    en: 'The policy: who carries out each clause, by when and how.',
  },
  usual: [
    {
      zh: '在「条款」看每条怎么落实，点数字看明细。',
      en: 'See how each clause is carried out; open a figure for its rows.',
    },
    {
      zh: '在「参数」改天数、比例，要写理由和生效日。',
      en: 'Change a number under “Parameters”, with a reason and a day.',
    },
    { zh: '改规则先「拟修改」，试跑，再发布。', en: 'To change a rule: draft, rehearse, publish.' },
  ],
  words: [
    {
      word: { zh: '我们的理解', en: 'Our reading' },
      means: { zh: '原文没写明的数字，由我们先定', en: 'a number the paper does not give' },
    },
    {
      word: { zh: '作为定义在用', en: 'In use as a definition' },
      means: {
        zh: '岗位、资料、阶段：要用到，但不单独欠事',
        en: 'a role, field or stage: used, not owed by itself',
      },
    },
  ],
}
