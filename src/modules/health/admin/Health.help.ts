import type { Help } from '#web/ui/help.ts'

export const help: Help = {
  purpose: {
    zh: '系统好不好，一页看完；不好的写着该做什么。',
    en: 'Whether the system is well, on one page; what is not says what to do.',
  },
  usual: [
    {
      zh: '每天看一眼，都是绿的就不用管。',
      en: 'Look once a day; where all is green nothing is to be done.',
    },
    {
      zh: '有人说「系统慢」，先看数据库和后台工作两行。',
      en: 'Told that it is slow, look at the database and the background work first.',
    },
    {
      zh: '备份每天一次，恢复演练每季度一次，都在服务器上运行命令。',
      en: 'Back up daily and hold a restore drill each quarter, by commands on the server.',
    },
  ],
  words: [
    {
      word: { zh: '恢复演练', en: 'Restore drill' },
      means: {
        zh: '把备份恢复到一个空的地方，逐表核对，证明它用得上',
        en: 'a backup is restored into an empty place and compared table by table, to prove that it is of use',
      },
    },
  ],
}
