import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '谁给我们修、修得怎么样、该追回多少；保修从哪天算、价目是多少。',
    en: 'Who repairs for us, how well, what they owe; what the warranty and prices hang on.',
  },
  usual: [
    {
      zh: '登记单位；派活在诉求里按「派给承修单位」，发一个链接，对方不用账号。',
      en: 'Add a contractor; send jobs from a ticket by a link: they need no account.',
    },
    {
      zh: '在「保修」里填每栋的竣工验收日，定好每个部位由谁负责。',
      en: 'Under Warranty set the acceptance of each building and who answers for each part.',
    },
    {
      zh: '在「要追回的钱」里记对方认没认、到没到账。',
      en: 'Under Money say whether it was agreed and paid.',
    },
  ],
  words: [
    {
      word: { zh: '按时', en: 'In time' },
      means: {
        zh: '派活时要求了时间的，按那个时间做完',
        en: 'done by the time that was asked, where one was',
      },
    },
    {
      word: { zh: '一次修好', en: 'At once' },
      means: { zh: '做完以后客户没有再报', en: 'it did not come back after it was done' },
    },
  ],
}
