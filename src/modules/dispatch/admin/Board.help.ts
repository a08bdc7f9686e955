import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '今天谁去做什么：左边是活，右边是人。',
    en: 'Who does what today: jobs on the left, people on the right.',
  },
  usual: [
    {
      zh: '勾上几件，点一个人（或按他前面的数字），一起派给他。',
      en: 'Tick some jobs and press a colleague, or his number: they are his.',
    },
    {
      zh: '「都按轮次派」按岗位、班次、会修什么和手上多少分；没人能接的留下。',
      en: '“All in turn” goes by role, shift, skill and load; what nobody can take stays.',
    },
    {
      zh: '打印今天的单：一人一张，按楼栋排，下面撕给业主。',
      en: 'Print today: one sheet a man, by building, with a slip for the owner.',
    },
  ],
  words: [
    {
      word: { zh: '抢单', en: 'First come' },
      means: { zh: '在班的人都响，谁先接归谁', en: 'it rings at all on duty; whoever takes it first has it' },
    },
    {
      word: { zh: '轮派', en: 'In turn' },
      means: { zh: '来一件自动派一件，满了就等', en: 'given by itself; when all are full it waits' },
    },
    {
      word: { zh: '不在班', en: 'Off duty' },
      means: { zh: '班次之外，或今天有人代班', en: 'outside his shift, or somebody covers for him today' },
    },
  ],
}
