import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '前台替人保管的、网上说到我们的、通话和录音，各一本。',
    en: 'What the desk keeps for people, what is said of us in public, calls and recordings: a book each.',
  },
  usual: [
    {
      zh: '有人来寄存：写明谁、什么、放在哪里；取走时请他签字。',
      en: 'Somebody leaves a thing: who, what, where it lies; he signs when he fetches it.',
    },
    {
      zh: '网上有人说到我们：登记，写回复，另一位同事审过才能发。',
      en: 'Somebody writes of us in public: write it down, answer; a colleague reads it before it goes out.',
    },
    {
      zh: '通话有录音：告知过才能存；特殊的点存档，到期不删。',
      en: 'A call was recorded: kept only if the caller was told; archive what must not go at its term.',
    },
  ],
  words: [
    {
      word: { zh: '应急电话', en: 'Emergency numbers' },
      means: {
        zh: '每个项目一张表，主管来改；标了公布的业主端也看得到',
        en: 'one list for each project, changed by supervisors; what is published stands in the portal too',
      },
    },
    {
      word: { zh: '存档', en: 'Archive' },
      means: {
        zh: '这段录音不按期限删除，要写明为什么',
        en: 'this recording does not go at its term; say why',
      },
    },
  ],
}
