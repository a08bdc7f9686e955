import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '业主端的地址，业主看到的电话，和不满意时可以找的外部渠道。',
    en: 'The address of the portal, the numbers customers see, and whom they can turn to outside.',
  },
  usual: [
    {
      zh: '先填 24 小时电话：漏水、停电、困人，业主第一眼看到它。',
      en: 'Enter the emergency number first: it is what a customer sees before all else.',
    },
    {
      zh: '项目有自己的电话就填在项目那一行，没填的用公司的。',
      en: 'A project with numbers of its own has its line; what is empty is the company’s.',
    },
    {
      zh: '把二维码印出来，贴在大堂和电梯里。',
      en: 'Print the QR code for the lobby and the lifts.',
    },
  ],
  words: [
    {
      word: { zh: '外部渠道', en: 'Outside offices' },
      means: {
        zh: '街道、住建部门、12345 等，写在「怎么投诉」页上',
        en: 'authorities a complaint can go to next; they stand on the page How to complain',
      },
    },
  ],
}
