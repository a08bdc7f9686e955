/** Retention: how long each kind of record is kept, what leaves next, and that it left. A person is erased by erasures. */
import { z } from 'zod'
import { day, id, moment, namesOf, operation, type Words } from '#platform/operation.ts'

interface Term {
  title: Words
  /** What leaves, and what stays of it. */
  what: Words
  /** Bounds of what a company may say, in days. */
  least: number
  most: number
  /** Days without a word of the company; null: for good. */
  usual: number | null
}

export const terms = {
  files: {
    title: { zh: '导入、导出的文件', en: 'Files of imports and exports' },
    what: {
      zh: '文件本身；导入和导出的记录留着。客户的文件和凭据不在内。',
      en: 'The files; the records of imports and exports stay. Files of customers and evidence are not among them.',
    },
    least: 7,
    most: 3650,
    usual: 90,
  },
  messages: {
    title: { zh: '发给客户的消息正文', en: 'Texts sent to customers' },
    what: {
      zh: '正文；什么时候给谁发过哪一种留着。',
      en: 'The words; when what kind went to whom stays.',
    },
    least: 180,
    most: 3650,
    usual: null,
  },
  notices: {
    title: { zh: '发给同事的提醒', en: 'Notices to colleagues' },
    what: { zh: '整条。', en: 'All of it.' },
    least: 30,
    most: 3650,
    usual: 365,
  },
  bell: {
    title: { zh: '铃铛里的提醒', en: 'Entries of the bell' },
    what: { zh: '整条；还没办的事，它的提醒留着。', en: 'All of it; what is still owed keeps its entry.' },
    least: 30,
    most: 3650,
    usual: 365,
  },
  jobs: {
    title: { zh: '处理过的没办成的工作', en: 'Set-aside jobs dealt with' },
    what: { zh: '整条；操作记录里还有。', en: 'All of it; the audit log has its line.' },
    least: 30,
    most: 3650,
    usual: 180,
  },
  rehearsals: {
    title: { zh: '试跑结果', en: 'Rehearsals' },
    what: { zh: '整份结果，要看可以再跑。', en: 'The whole result; it can be rehearsed again.' },
    least: 30,
    most: 3650,
    usual: 365,
  },
  entries: {
    title: { zh: '处理过的“号码没登记”', en: 'Requests of unknown numbers dealt with' },
    what: {
      zh: '整条：姓名、号码、地方；确认过的号码已经在客户资料里。',
      en: 'All of it: name, number, place; a number that was confirmed stands in the record.',
    },
    least: 30,
    most: 3650,
    usual: 180,
  },
  recordings: {
    title: { zh: '通话录音', en: 'Recordings of calls' },
    what: {
      zh: '录音本身；通话登记留着，存了档的录音不动。',
      en: 'The sound; the line of the call stays, and so does what was archived.',
    },
    least: 30,
    most: 730,
    usual: 90,
  },
  devices: {
    title: { zh: '业主退出了的设备', en: 'Devices of customers that are out' },
    what: { zh: '整条；还登录着的不动。', en: 'All of it; whoever is signed in is not touched.' },
    least: 7,
    most: 365,
    usual: 90,
  },
  formers: {
    title: { zh: '离开了的客户', en: 'Customers who left' },
    what: {
      zh: '最后一套房过户或退租以后这么多天、没有再联系过、也没有事没办完的：和本人要求删除一样删掉，做过什么只留编号。每晚最多 500 位。',
      en: 'Days after the last home ended, where nobody has spoken with them since and nothing is open: erased as if they had asked, what was done stays by number. At most 500 a night.',
    },
    least: 365,
    most: 3650,
    usual: null,
  },
  answers: {
    title: { zh: '防重复的答复', en: 'Answers kept against repeats' },
    what: {
      zh: '同一次提交再来一遍时用的答复；手机断网时间不会更长。',
      en: 'What a repeated request is answered with; no phone is offline for longer.',
    },
    least: 30,
    most: 365,
    usual: 90,
  },
} as const satisfies Record<string, Term>

export type Kind = keyof typeof terms
export const kinds = namesOf(terms)

const days = z.number().int().min(7).max(3650).nullable()

export const seeRetention = operation({
  name: 'retention.see',
  title: { zh: '看保存期限', en: 'See how long records are kept' },
  audience: 'staff',
  method: 'GET',
  path: '/retention',
  permission: 'system.administer',
  input: z.object({}),
  output: z.object({
    terms: z.array(
      z.object({
        kind: z.enum(kinds),
        days,
        /** Before this day; null: nothing leaves. */
        before: day.nullable(),
        /** What the next run takes out. */
        leaving: z.number(),
        changedBy: z.string().nullable(),
        changedAt: z.string().nullable(),
      }),
    ),
    /** The last times something left. */
    removed: z.array(z.object({ id, at: z.string(), counts: z.record(z.string(), z.number()) })),
  }),
})

/** Says how long a kind is kept. `preview` answers how much would leave at the next run and changes nothing. */
export const changeRetention = operation({
  name: 'retention.change',
  title: { zh: '改保存期限', en: 'Change how long records are kept' },
  audience: 'staff',
  method: 'PUT',
  path: '/retention/:kind',
  permission: 'system.administer',
  input: z.object({
    kind: z.enum(kinds),
    days,
    reason: z.string().trim().min(2).max(200).optional(),
    preview: z.boolean().default(false),
  }),
  output: z.object({ leaving: z.number() }),
  refusals: {
    'retention.out_of_bounds': {
      zh: '{title}要保存 {least} 到 {most} 天。',
      en: '{title}: keep them from {least} to {most} days.',
      status: 422,
    },
    'retention.for_good': {
      zh: '{title}不能一直保存，请填天数。',
      en: '{title} cannot be kept for good. Enter the days.',
      status: 422,
    },
    'retention.reason_missing': { zh: '请写明为什么改。', en: 'Say why.', status: 422 },
  },
})

/** Takes out what has been kept long enough, kind by kind and some at a time; `more` while there is more. */
export const letRecordsGo = operation({
  name: 'retention.let-go',
  title: { zh: '清掉到期的记录', en: 'Let go of records kept long enough' },
  audience: 'system',
  method: 'POST',
  path: '/retention/let-go',
  permission: null,
  input: z.object({ limit: z.number().int().min(1).max(50_000).default(5000) }),
  output: z.object({
    removed: z.number(),
    more: z.boolean(),
    /** Files older than this leave by a way of their own. */
    filesBefore: moment,
  }),
})
