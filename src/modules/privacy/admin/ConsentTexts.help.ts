import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '客户同意的到底是哪段文字，第几版。',
    en: 'What exactly customers agree to, and in which version.',
  },
  usual: [
    {
      zh: '看现在用的文字、多少人同意、多少人同意的是旧文字。',
      en: 'See the words in force, how many agree, and how many to older words.',
    },
    {
      zh: '发布新版：写中文和英文，先看要重新问多少人。',
      en: 'Publish a version: Chinese and English, after seeing how many are asked anew.',
    },
    {
      zh: '翻旧版：每一版都留着，客户同意时的字句能找到。',
      en: 'Look at older ones: the words somebody agreed to are never lost.',
    },
  ],
  words: [
    {
      word: { zh: '重新征求', en: 'Ask anew' },
      means: {
        zh: '以前的同意不再算数，问过以前不发关怀和营销；改了用途、范围时要选',
        en: 'an earlier yes counts no more and nothing is sent on it; choose it when purpose or extent changes',
      },
    },
  ],
}
