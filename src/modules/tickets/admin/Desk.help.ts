import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '接电话、接来访，一个窗口登记，马上说得出编号、谁办、几点前。',
    en: 'Take calls and visitors in one window, and say at once the number, who sees to it and by when.',
  },
  usual: [
    {
      zh: '上面一格输号码、房号或姓名，回车选第一位；不认识就选项目，写地点。',
      en: 'Type number, home or name and press Enter; for a stranger choose the project and write the place.',
    },
    {
      zh: '选类型，什么事打首字母，记原话；下面看得到会承诺什么。',
      en: 'Choose the kind, type the initials of what it is, write his words; the promises stand below.',
    },
    {
      zh: 'Ctrl+Enter 受理，把那句话读给客户听。',
      en: 'Ctrl+Enter files it; read the sentence to the customer.',
    },
  ],
  words: [
    {
      word: { zh: '可能是同一件', en: 'Perhaps the same matter' },
      means: { zh: '同一户或同一处，说法相近，还没办完的', en: 'the same place, like words, not yet closed' },
    },
    {
      word: { zh: '首问', en: 'First contact' },
      means: { zh: '谁先接的谁负责到底，名字不变', en: 'who was asked first stays responsible to the end' },
    },
  ],
}
