import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '这个事件影响谁、说过什么、并入了哪些。',
    en: 'Whom this incident hits, what was said, what it took in.',
  },
  usual: [
    {
      zh: '“怎么说”写得能直接读出来，座席最上面看到的就是它。',
      en: 'Write “what to say” so that it can be read aloud: it stands on top of the desk.',
    },
    {
      zh: '每到说好的时间就发布一次，没有新情况也说一声。',
      en: 'Publish at the time you named, even if nothing is new.',
    },
    {
      zh: '结束后看看有没有“又报了”的。',
      en: 'Afterwards look for those that came back.',
    },
  ],
  words: [
    {
      word: { zh: '同号已发', en: 'same number' },
      means: { zh: '一家人留同一个号码，只发一次', en: 'a family with one number gets it once' },
    },
  ],
}
