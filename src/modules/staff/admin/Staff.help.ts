import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '谁是什么岗位，哪几栋归谁管。',
    en: 'Who holds which role, and whose care each building is in.',
  },
  usual: [
    { zh: '新同事：加人、选岗位、分片。', en: 'A new colleague: add, give a role, assign homes.' },
    { zh: '调动用「交接」，手里没办的事一起走。', en: 'Use “Hand over”: open matters go along.' },
    { zh: '离职先交接，账号随即停用。', en: 'Hand over first; then the account ends.' },
  ],
  words: [
    {
      word: { zh: '分片', en: 'Grid' },
      means: { zh: '归一位管家照看的单元', en: 'the entrances in one steward’s care' },
    },
  ],
}
