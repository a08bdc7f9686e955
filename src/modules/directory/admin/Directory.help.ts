import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '企业微信、钉钉、飞书里的人，哪个是我们的哪位同事。',
    en: 'Who in WeCom, DingTalk or Feishu is which of our colleagues.',
  },
  usual: [
    {
      zh: '先「现在同步」，再「关联同名的」，剩下的自己选。',
      en: 'Ask it, link those of the same name, choose the rest yourself.',
    },
    {
      zh: '关联了才收得到提醒，也才能扫码登录。',
      en: 'Only who is linked gets reminders and can sign in through it.',
    },
    {
      zh: '那边有人离职，这里只提示；停用账号在「人员与分片」里办。',
      en: 'A leaver there is only shown; accounts are closed under “Staff and homes”.',
    },
  ],
  words: [
    {
      word: { zh: '同名的', en: 'Of the same name' },
      means: {
        zh: '两边都只有一个人叫这个名字；要您点了才关联',
        en: 'only one of that name on either side; linked when you say so',
      },
    },
  ],
}
