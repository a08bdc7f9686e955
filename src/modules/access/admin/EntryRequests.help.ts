import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '有人进业主端时号码没登记：是谁、住哪，请在一天内确认。',
    en: 'Who came to the portal with a number not on record: confirm within a day who it is.',
  },
  usual: [
    {
      zh: '先打电话或上门核对，再选他是哪一位，点「是他」。',
      en: 'Call or meet the person first, choose who it is, then confirm.',
    },
    {
      zh: '确认以后，这个号码就加到他的资料里，他用验证码就能进。',
      en: 'Once confirmed the number is added to the record, and a code lets him in.',
    },
    {
      zh: '核对不上的点「不是」，不会告诉对方哪里不对。',
      en: 'Decline what does not fit; the other side is not told why.',
    },
  ],
  words: [
    {
      word: { zh: '在这套房的人', en: 'Who holds the home' },
      means: {
        zh: '现在登记在这套房里的业主、家属、租户',
        en: 'owners, family and tenants registered there now',
      },
    },
  ],
}
