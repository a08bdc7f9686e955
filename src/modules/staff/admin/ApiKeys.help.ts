import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: { zh: '让别的程序以一位同事的身份做事。', en: 'Lets another program act as one of the staff.' },
  usual: [
    { zh: '新建：选身份，只勾用得到的权限。', en: 'Make one: choose the person and only what is needed.' },
    { zh: '密钥只显示一次，当场抄给对方。', en: 'The key is shown once: hand it over at once.' },
    { zh: '看「上次使用」，不用的停用。', en: 'Look at “Last used” and revoke what is idle.' },
  ],
  words: [
    {
      word: { zh: '以谁的身份', en: 'Acts as' },
      means: {
        zh: '程序能做的不会超过这个人；他离职密钥就失效',
        en: 'the program may do no more than this person, and ends with him',
      },
    },
  ],
}
