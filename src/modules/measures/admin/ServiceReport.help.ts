import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一个月的客服数字和说明：每个数字点得开，能打印，能生成 Word 接着改。',
    en: 'The figures of a month with their explanations: every number opens, the page prints, and a Word file goes on from it.',
  },
  usual: [
    {
      zh: '选月份和项目，先看有没有封账：没封账的数字还会变。',
      en: 'Choose month and project; see first whether the month is closed: until then figures change.',
    },
    {
      zh: '点数字看是哪些件，点指标名看怎么数的。',
      en: 'Press a number to see its matters, a measure’s name to see how it is counted.',
    },
    {
      zh: '给有级别的和没办结的每件写一段，再生成 Word。',
      en: 'Write a paragraph for each grave or open matter, then make the Word file.',
    },
  ],
  words: [
    {
      word: { zh: '横线（–）', en: 'A dash (–)' },
      means: { zh: '这个月没有可算的件，不是 0%', en: 'nothing to count this month; it is not 0%' },
    },
    {
      word: { zh: '95%区间', en: '95% interval' },
      means: {
        zh: '件数少时数字靠不住：两个项目的区间重叠，就不要排名次',
        en: 'with few cases a share says little: where two intervals overlap, do not rank',
      },
    },
    {
      word: { zh: '件数', en: 'Made of' },
      means: { zh: '分子 / 分母', en: 'numerator / denominator' },
    },
  ],
}
