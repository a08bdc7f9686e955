import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: { zh: '找客户，看谁该多留意。', en: 'Find customers and see who needs attention.' },
  usual: [
    {
      zh: '直接输姓名、拼音首字母、房号、电话后四位。',
      en: 'Type a name, its initials, a home, the last four digits.',
    },
    {
      zh: '用「筛选」找没有关怀同意、很久没联系的。',
      en: 'Filter for those without consent or long not contacted.',
    },
    {
      zh: '点一行打开客户；查看完整电话会留记录。',
      en: 'Open a row; looking at a whole number is recorded.',
    },
  ],
  words: [
    {
      word: { zh: '身份', en: 'Standing' },
      means: { zh: '由制度里的阶段定：准业主、业主、老业主……', en: 'given by the stages of the policy' },
    },
  ],
}
