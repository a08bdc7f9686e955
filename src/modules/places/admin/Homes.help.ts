import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '按房号找，看谁住、谁管、到了哪一步。',
    en: 'Find homes: who lives there, whose care, which stage.',
  },
  usual: [
    { zh: '输房号，中间的横线可以不写。', en: 'Type the room, hyphens may be left out.' },
    { zh: '打开「没有管家的」，把漏分的分出去。', en: 'Switch on “Without a steward” to find gaps.' },
    { zh: '点一行看住过的人和没办的事。', en: 'Open a row for residents and open matters.' },
  ],
  words: [
    {
      word: { zh: '阶段', en: 'Stage' },
      means: { zh: '家的八个步骤里现在的一步', en: 'the step a home has reached' },
    },
  ],
}
