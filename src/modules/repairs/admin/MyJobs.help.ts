import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '去哪里、修什么、几点前：您手上的活，一件一张卡。',
    en: 'Where to, what and by when: a card for each job on hand.',
  },
  usual: [
    {
      zh: '深色的按钮就是下一步：接单、约时间、到了、完成。直接按「完成」也行。',
      en: 'The dark button is the next step: accept, appoint, arrived, done. Pressing “done” at once is fine.',
    },
    {
      zh: '没信号照样办：先存在手机里，连上网自动发，只发一次。',
      en: 'Without a line go on as usual: it is kept here and sent once when there is one.',
    },
    {
      zh: '收费的活先把价格给客户看，他点了同意再动手。',
      en: 'Paid work: show the price first; begin when the customer has said yes.',
    },
  ],
  words: [
    {
      word: { zh: '待发送', en: 'To be sent' },
      means: {
        zh: '办了，还在手机里，别的同事还看不到',
        en: 'done, still in this phone, seen by nobody else yet',
      },
    },
    {
      word: { zh: '一次修好', en: 'At once' },
      means: { zh: '办完以后客户没有再报', en: 'it did not come back after it was done' },
    },
  ],
}
