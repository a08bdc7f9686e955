import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '第一位客户碰到的，不能让第二位再碰到：反复出现的立项，做完要有人验证。',
    en: 'What the first customer met must not hit the second: open a correction, and have it proved.',
  },
  usual: [
    {
      zh: '看“反复出现的”，件数多、同一户又来的先立项。',
      en: 'See what comes again; begin with the most, and with homes hit twice.',
    },
    {
      zh: '写清为什么、现在怎么纠正、怎么预防、谁在哪天之前做。',
      en: 'Write why, what is mended, what prevents it, who and by when.',
    },
    {
      zh: '做完过些日子，由别人看前后件数，说有没有用；没用就接着做。',
      en: 'Some time after it is done another looks at the numbers and says whether it worked; else it goes on.',
    },
  ],
  words: [
    {
      word: { zh: '验证有效', en: 'Proved to work' },
      means: { zh: '不是做的人自己说的', en: 'not said by whoever did it' },
    },
  ],
}
