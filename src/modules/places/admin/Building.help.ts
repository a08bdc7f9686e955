import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: { zh: '一栋楼现在怎么样：每格一户。', en: 'How a building stands: one cell is one home.' },
  usual: [
    {
      zh: '选颜色看什么：阶段、今年见过没有、有没有欠。',
      en: 'Choose what the colour tells: stage, met this year, owed.',
    },
    { zh: '打开「没见过面的」，今天就去敲这些门。', en: 'Switch on “Not met” and knock on these doors.' },
    { zh: '点一格看这一户。', en: 'Press a cell for the home.' },
  ],
  words: [
    {
      word: { zh: '没见过面的', en: 'Not met' },
      means: {
        zh: '有住户，今年上门和当面碰到都没有',
        en: 'somebody lives there, nobody was met in person this year',
      },
    },
    {
      word: { zh: '圆点', en: 'Dot' },
      means: {
        zh: '现在可以做、还没做的事；三角是已经超时',
        en: 'something can be done now and is not; a triangle is overdue',
      },
    },
  ],
}
