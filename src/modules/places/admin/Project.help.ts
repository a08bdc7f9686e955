import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一个项目的里程碑、批次、楼栋和在谁手里。',
    en: 'Milestones, batches and buildings of a project, and in whose hands the work is.',
  },
  usual: [
    { zh: '改里程碑：先看会动哪些件，再确认。', en: 'Move a milestone: see what moves, then confirm.' },
    { zh: '只有一栋晚交，改那一栋的交付日。', en: 'If one building is late, move that building only.' },
    {
      zh: '改错了可以撤回，已经寄出的会列出来要更正。',
      en: 'A move can be taken back; what was sent is listed for correction.',
    },
  ],
  words: [
    {
      word: { zh: '工程节点', en: 'Building node' },
      means: {
        zh: '封顶、落架这样的进展；记下来，客户会按制度收到告知',
        en: 'progress such as topping out; once recorded, customers are told as the policy says',
      },
    },
    {
      word: { zh: '顺延', en: 'Moves along' },
      means: { zh: '期限跟着日期走，已办成的不动', en: 'due times follow the date; what is done stays' },
    },
  ],
}
