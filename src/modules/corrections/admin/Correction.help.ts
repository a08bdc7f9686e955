import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一项纠正预防：为什么、做什么、谁做、关联哪些件、有没有用。',
    en: 'One correction: why, what, who, for which matters, and whether it worked.',
  },
  usual: [
    { zh: '负责人做完写一句做了什么。', en: 'Its owner writes what was done.' },
    { zh: '别人看做之前和做之后的件数，写看到了什么。', en: 'Somebody else compares before and after.' },
    { zh: '没见效就接着做，原因再想一层。', en: 'What did not work goes on: look one cause deeper.' },
  ],
  words: [],
}
