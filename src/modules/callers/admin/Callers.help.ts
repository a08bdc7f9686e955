import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '谁一次次来、为了什么；哪件事有许多户一起在反映。',
    en: 'Who comes again and for what, and what many households ask for together.',
  },
  usual: [
    {
      zh: '反复来的先看没办完的，指定一个人跟到底。',
      en: 'Of those who come again look at what is open, and give them one person to the end.',
    },
    {
      zh: '群诉先看名单：几户、哪几栋、最早哪天。',
      en: 'Of a collective matter see the list: how many households, which buildings, since when.',
    },
    {
      zh: '原因是一个的，立为事件，一次告诉所有人。',
      en: 'Where the cause is one, open an incident and tell everybody at once.',
    },
  ],
  words: [
    {
      word: { zh: '户', en: 'Household' },
      means: {
        zh: '一套房算一户，谁来、来几次都只算一次',
        en: 'a home counts once, whoever of it comes and however often',
      },
    },
  ],
}
