import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '每个项目有多少户、欠多少、下一个日子是哪天。',
    en: 'Homes, open matters and the next date of every project.',
  },
  usual: [
    { zh: '点项目名看里程碑和楼栋。', en: 'Open a project for its milestones and buildings.' },
    { zh: '红字是逾期，先问在谁手里。', en: 'Red is overdue: ask in whose hands it is.' },
    { zh: '新项目先加楼栋，再导入客户。', en: 'For a new project add buildings, then import customers.' },
  ],
  words: [
    {
      word: { zh: '启用日', en: 'Go-live' },
      means: {
        zh: '从这天起开始欠事，以前的只记阶段',
        en: 'from this day on things are owed; earlier facts only set stages',
      },
    },
  ],
}
