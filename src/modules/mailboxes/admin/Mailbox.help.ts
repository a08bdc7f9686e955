import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '客户写信来的邮箱：每封信自动登记成诉求，回一个编号。',
    en: 'The mailbox customers write to: each mail is filed by itself and answered with its number.',
  },
  usual: [
    {
      zh: '先保存，再「试一下」，通了再打开「收信」。',
      en: 'Save, try it, and only then switch reading on.',
    },
    {
      zh: '多数邮箱要用授权码，不是登录密码。',
      en: 'Most providers want an app password, not the one you sign in with.',
    },
    {
      zh: '打开以前的旧信不动；一封信只登记一次。',
      en: 'Mail from before is left alone; each mail is filed once.',
    },
  ],
  words: [
    {
      word: { zh: '未核实', en: 'Not verified' },
      means: {
        zh: '发件人可以冒充；收件服务器证明过的才算本人',
        en: 'senders can be forged; only what the receiving server vouches for counts',
      },
    },
    {
      word: { zh: '认收件服务器', en: 'Name of the receiving server' },
      means: {
        zh: '来信头里 Authentication-Results 后面的第一个词',
        en: 'the first word after Authentication-Results in the head of a mail you got',
      },
    },
  ],
}
