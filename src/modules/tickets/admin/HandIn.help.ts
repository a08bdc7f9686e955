import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '听到客户需要什么，不管您做什么工作，都可以提；谁来办、几时答复由制度定。',
    en: 'Whoever hears what a customer needs hands it in; the policy says who answers and by when.',
  },
  usual: [
    { zh: '写清客户单位或房号，和他需要什么。', en: 'Say which company or home, and what is needed.' },
    { zh: '没说出来的需求也写，这是最难得的。', en: 'Write needs nobody spoke of too: they are the rarest.' },
    { zh: '下面看您提过的办到哪一步、怎么答复的。', en: 'Below: how far each is, and what was answered.' },
  ],
  words: [],
}
