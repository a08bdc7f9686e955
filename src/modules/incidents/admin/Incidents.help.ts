import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '一个原因、很多户受影响：停梯、停水、停电。立为事件，一次说清，一起办结。',
    en: 'One cause, many homes: a lift, water, power. Open an incident, tell all once, end all at once.',
  },
  usual: [
    {
      zh: '看到“同一栋楼报了同一类”，点“立为事件”，写清怎么说和预计什么时候恢复。',
      en: 'Where one building reports one thing, open an incident with what to say and when it should end.',
    },
    {
      zh: '有进展就发布：受影响的每一户收到一次，并入的每件都有答复。',
      en: 'Publish progress: every home is told once, every report taken in gets it as its answer.',
    },
    {
      zh: '恢复了就结束：并入的全部办结，谁家还没好可以自己重新提。',
      en: 'When it is over end it: all that was taken in is closed, whoever still has it reopens his own.',
    },
  ],
  words: [
    {
      word: { zh: '并入', en: 'Taken in' },
      means: {
        zh: '时限停下来，不算超时也不算按时；移出去就接着走',
        en: 'its clocks stand still, neither kept nor missed; let go again, they run on',
      },
    },
  ],
}
