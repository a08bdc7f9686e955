import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '客户档案齐不齐、旧不旧：按项目，项目里按管家。',
    en: 'How complete and how fresh the records are: by project, within one by steward.',
  },
  usual: [
    {
      zh: '选一个项目，看哪位管家名下缺得多；点数字看是哪些人。',
      en: 'Choose a project to see whose records lack most; press a number for the people.',
    },
    {
      zh: '选阶段，只看那一步该有的：签约时、收房时、入住后。',
      en: 'Choose a step to see only what should be known by then.',
    },
    {
      zh: '缺的不用专门打电话：管家下次联系时会顺便问一项。',
      en: 'No calls for this alone: stewards ask one thing when they are in touch next.',
    },
  ],
  words: [
    {
      word: { zh: '旧了', en: 'Stale' },
      means: {
        zh: '有，但超过定的月数没有再听说',
        en: 'known, but not heard again within the months that were set',
      },
    },
    {
      word: { zh: '档案齐的', en: 'Complete' },
      means: {
        zh: '该有的都有、都不旧；本人不愿说的不算缺',
        en: 'all that is wanted is known and fresh; what he would not say lacks nothing',
      },
    },
  ],
}
