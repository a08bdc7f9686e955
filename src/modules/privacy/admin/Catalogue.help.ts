import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '存了哪些个人信息、为什么、谁看得到。',
    en: 'Which personal data are stored, why, who sees them.',
  },
  usual: [
    {
      zh: '给客户或监管看：一条一条的目的和依据。',
      en: 'For a customer or an authority: purpose and basis.',
    },
    { zh: '看谁有权看到哪一类。', en: 'See who may see what.' },
    { zh: '看每一类保存多久。', en: 'See how long each is kept.' },
  ],
  words: [
    {
      word: { zh: '依据', en: 'Basis' },
      means: { zh: '法律允许处理的理由', en: 'why the law allows it' },
    },
  ],
}
