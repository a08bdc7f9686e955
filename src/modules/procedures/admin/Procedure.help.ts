import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一件流程的全部：每一步谁办、什么时候办的、填了什么、怎么定的。',
    en: 'All of one record: who did each step and when, what was filled in and decided.',
  },
  usual: [
    {
      zh: '亮着“办这一步”的就是您的，填好、附上要的照片，点完成。',
      en: 'Where “do this step” shows it is yours: fill it in, add what is asked for, press done.',
    },
    {
      zh: '审批的一步：同意往下走；不同意要写理由，按制度退回某一步或到此为止。',
      en: 'An approval: yes goes on; no needs a reason, and leads back or to the end as the policy says.',
    },
    {
      zh: '办错了、不用办了，由发起的人或主管取消，写明原因。',
      en: 'If it is not wanted any more whoever began it, or a supervisor, cancels it with a reason.',
    },
  ],
  words: [],
}
