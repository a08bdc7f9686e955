import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '保修期里别人替承修单位修的，向他追回多少、到哪一步。',
    en: 'What others repaired under a contractor’s warranty: how much is asked back, and how far that is.',
  },
  usual: [
    {
      zh: '在诉求里记一笔追款，这里看全部。',
      en: 'A claim is made from its ticket; all of them stand here.',
    },
    {
      zh: '上面按单位合计，点一家只看它的。',
      en: 'The sums are by contractor; press one to see its claims alone.',
    },
    {
      zh: '对方认了、收到了，随手改那一步。',
      en: 'Change how far it is as soon as they agree or pay.',
    },
  ],
  words: [
    {
      word: { zh: '还没收到的', en: 'Still out' },
      means: { zh: '提出了或对方认了，钱还没到', en: 'asked for or agreed to, and not paid yet' },
    },
  ],
}
