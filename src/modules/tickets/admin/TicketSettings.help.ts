import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '每一类诉求：有哪些类别和口径、几小时几天、谁来办。',
    en: 'Each kind of ticket: its categories and wording, its times, who answers for it.',
  },
  usual: [
    {
      zh: '选一类，从上到下看：类别、时限、级别、派给谁。',
      en: 'Choose a kind and read down: categories, times, levels, who has it.',
    },
    {
      zh: '数字和句子都在制度里改，点「改这一类」。',
      en: 'Numbers and sentences are changed in the policy: press “Change it”.',
    },
    {
      zh: '发布以后新来的诉求按新的，办着的按原来的。',
      en: 'Once published new tickets go by it; those under way keep theirs.',
    },
  ],
  words: [
    {
      word: { zh: '口径', en: 'Wording' },
      means: {
        zh: '这类事统一怎么答、要问什么、先请客户做什么',
        en: 'what is answered, what is asked, what the customer does at once',
      },
    },
  ],
}
