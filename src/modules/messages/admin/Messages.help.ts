import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: { zh: '发出去的短信和没发的原因。', en: 'Texts that went out, and why others did not.' },
  usual: [
    { zh: '看「未发」，原因写在上面。', en: 'Look at “Not sent”; the reasons stand above.' },
    {
      zh: '「不确定」的由人来定，系统不会自己再发一遍。',
      en: '“Unknown” is decided by a person; nothing is sent twice by itself.',
    },
    { zh: '号码不对的，打开客户改号码。', en: 'A wrong number: open the customer and correct it.' },
  ],
  words: [
    {
      word: { zh: '没有同意', en: 'No consent' },
      means: { zh: '关怀类要客户同意才发', en: 'care needs the customer’s consent' },
    },
  ],
}
