import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '大家怎么登录，哪些岗位要动态码。',
    en: 'How people sign in, and who needs a second factor.',
  },
  usual: [
    {
      zh: '定密码多长、多久换一次、多久没动锁屏。',
      en: 'Set length and age of passwords and the idle lock.',
    },
    {
      zh: '手机和恢复码都丢了，在这里取消他的动态码。',
      en: 'Take a second factor off for who lost everything.',
    },
    { zh: '定多少行以上的导出要第二个人同意。', en: 'Set above how many rows exports need a second person.' },
  ],
  words: [
    {
      word: { zh: '动态码', en: 'Second factor' },
      means: {
        zh: '手机验证器里每 30 秒换一次的 6 位数',
        en: 'six digits of an authenticator, new every 30 seconds',
      },
    },
  ],
}
