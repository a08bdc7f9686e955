import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '客户在业主端、或不能改资料的同事提出的变更，由负责的人改或不改。',
    en: 'Changes that customers ask for in the portal, or colleagues who may not make them, and the answer.',
  },
  usual: [
    {
      zh: '看原来的和要改成的；拿不准就打电话问本人。',
      en: 'Compare the old value with the new one; in doubt, ring the customer.',
    },
    {
      zh: '按「改」，资料立刻改好；电话和证件照样只露几位。',
      en: 'Press “Change it” and the record is changed at once; phone and document stay masked.',
    },
    {
      zh: '不改要写为什么，申请的人看得到。',
      en: 'If you do not change it, say why: the asker reads it.',
    },
  ],
  words: [
    {
      word: { zh: '负责的人', en: 'Whoever is responsible' },
      means: {
        zh: '客户的管家；没有管家，是这个项目里能改资料的人',
        en: 'the steward of the customer; without one, those who may change records in the project',
      },
    },
  ],
}
