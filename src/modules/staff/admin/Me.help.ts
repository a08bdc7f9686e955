import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '您的语言、字大小、外观、密码和登录的设备。',
    en: 'Your language, text size, look, password and devices.',
  },
  usual: [
    { zh: '字太小就选「大」，马上生效。', en: 'Text too small? Choose “Large”; it holds at once.' },
    { zh: '换手机后，把旧设备下线。', en: 'After a new phone sign the old one out.' },
    { zh: '密码忘了找系统管理员重置。', en: 'A forgotten password is reset by the administrator.' },
  ],
  words: [
    {
      word: { zh: '锁屏', en: 'Lock the screen' },
      means: {
        zh: '一段时间没动，要再输密码才看得到客户',
        en: 'after a while without use the password is asked again',
      },
    },
  ],
}
