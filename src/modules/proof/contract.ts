/** Proof: how often each clause was kept, by clause, role, person, project and month; every number opens to its rows; months are closed. */
import { z } from 'zod'
import { cursor, day, id, namesOf, operation, words } from '#platform/operation.ts'

export const outcomes = {
  'in-time': { zh: '按时', en: 'In time' },
  'late-done': { zh: '逾期才办', en: 'Done late' },
  'late-open': { zh: '逾期未办', en: 'Overdue' },
  waived: { zh: '免除', en: 'Excused' },
  lapsed: { zh: '已取消', en: 'Cancelled' },
  'not-due': { zh: '未到期', en: 'Not due' },
} as const
export type ProofOutcome = keyof typeof outcomes
const outcomeNames = namesOf(outcomes)

export const sideFigures = {
  lateEntry: { zh: '补录', en: 'Entered late' },
  inBulk: { zh: '批量', en: 'In bulk' },
  waived: { zh: '免除', en: 'Excused' },
  noAnswer: { zh: '没接通', en: 'No answer' },
  suspended: { zh: '挂起', en: 'Suspended' },
} as const

/** How the rate is counted, with the version of this definition. */
export const inTimeRate = {
  version: 1,
  name: { zh: '按时率', en: 'Kept in time' },
  numerator: {
    zh: '按时：办成时间不晚于期限的件数（按实际发生的时间，不按录入的时间）',
    en: 'In time: done no later than due, by when it happened, not by when it was recorded',
  },
  denominator: {
    zh: '应办 − 免除 − 已取消 − 未到期',
    en: 'owed − excused − cancelled − not due',
  },
  period: {
    zh: '期限落在当月的件数；期限在某日 24:00 的，算那一天的月份',
    en: 'The month the due time falls in; one at the midnight that ends a day belongs to that day',
  },
  leftOut: {
    zh: '免除（有原因、经同意）、已取消（过户、条件不再成立）、未到期',
    en: 'Excused (with a reason, agreed to), cancelled (sold, or no longer asked for), not due',
  },
} as const

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
/** Who owed it; `nobody`: the system, or a role without a person. */
const person = z.union([id, z.literal('nobody')])

const by = z.enum(['clause', 'role', 'person', 'project', 'month'])

const figures = z.object({
  owed: z.number(),
  inTime: z.number(),
  lateDone: z.number(),
  lateOpen: z.number(),
  waived: z.number(),
  lapsed: z.number(),
  notDue: z.number(),
  lateEntry: z.number(),
  inBulk: z.number(),
  noAnswer: z.number(),
  suspended: z.number(),
  /** Kept in time ÷ (owed − excused − cancelled − not due); null without a denominator. */
  rate: z.number().nullable(),
  denominator: z.number(),
  /** 95 % interval of the rate (Wilson); null without a denominator. */
  low: z.number().nullable(),
  high: z.number().nullable(),
})

export const seeProof = operation({
  name: 'proof.see',
  title: { zh: '制度兑现', en: 'Proof' },
  audience: 'staff',
  method: 'GET',
  path: '/proof',
  permission: 'proof.see',
  input: z.object({
    playbook: z.string().max(60).optional(),
    month,
    by: by.default('clause'),
    projectId: id.optional(),
    staffId: person.optional(),
    role: z.string().max(60).optional(),
    version: z.number().int().optional(),
  }),
  output: z.object({
    month,
    running: z.boolean(),
    closed: z
      .object({
        version: z.number(),
        by: z.string(),
        at: z.string(),
        reason: z.string().nullable(),
        versions: z.number(),
      })
      .nullable(),
    total: figures,
    before: figures,
    rows: z.array(
      figures.extend({
        key: z.string(),
        /** Null for what nobody (key ``) or the system (key `system`) owes. */
        title: z.string().nullable(),
        /** Who owes what the clause asks for. */
        who: words,
        /** As the coverage of a pack says it; `-` where the row is no clause. */
        carried: z.enum(['carried', 'defined', 'not-yet-carried', 'statement', 'nothing', '-']),
        rateBefore: z.number().nullable(),
        /** Of a measure of the playbook that counts what the clause owes: `≥ 95%`. */
        target: z.string().nullable(),
        assumed: z.boolean(),
      }),
    ),
    formula: z.object({
      name: words,
      version: z.number(),
      numerator: words,
      denominator: words,
      period: words,
      leftOut: words,
    }),
  }),
  refusals: { 'proof.version_unknown': { zh: '没有这一版。', en: 'There is no such version.', status: 404 } },
})

export const seeProofMonths = operation({
  name: 'proof.months',
  title: { zh: '十二个月的兑现', en: 'Twelve months of proof' },
  audience: 'staff',
  method: 'GET',
  path: '/proof/months',
  permission: 'proof.see',
  input: z.object({
    playbook: z.string().max(60).optional(),
    /** The last of the twelve. */
    month,
    projectId: id.optional(),
    staffId: person.optional(),
    role: z.string().max(60).optional(),
  }),
  output: z.object({
    months: z.array(z.object({ month, rate: z.number().nullable(), owed: z.number() })),
  }),
})

/** What narrows the rows of a month to those behind one figure. */
export const behindFigure = {
  clause: z.string().max(60).optional(),
  outcome: z.enum(outcomeNames).optional(),
  side: z.enum(['lateEntry', 'inBulk', 'noAnswer', 'suspended']).optional(),
}

export const seeProofRows = operation({
  name: 'proof.rows',
  title: { zh: '兑现明细', en: 'Rows behind a figure' },
  audience: 'staff',
  method: 'GET',
  path: '/proof/rows',
  permission: 'proof.see',
  input: z.object({
    month,
    playbook: z.string().max(60).optional(),
    role: z.string().max(60).optional(),
    staffId: person.optional(),
    projectId: id.optional(),
    ...behindFigure,
    version: z.number().int().optional(),
    after: cursor,
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id,
        customerId: id.nullable(),
        customer: z.string().nullable(),
        room: z.string().nullable(),
        project: z.string().nullable(),
        clause: z.string(),
        title: z.string(),
        fact: words.nullable(),
        factOn: day.nullable(),
        dueAt: z.string().nullable(),
        metAt: z.string().nullable(),
        recordedAt: z.string().nullable(),
        /** Who did it, or who owes it; null where it was done by the system. */
        who: z.string().nullable(),
        /** How it was done: by phone, by a visit, by a message, with a form; null while it is not. */
        how: words.nullable(),
        outcome: z.enum(outcomeNames),
        lateEntry: z.boolean(),
        reason: z.string().nullable(),
      }),
    ),
    total: figures,
    closed: z.boolean(),
    after: z.string().nullable(),
  }),
})

export const closeMonth = operation({
  name: 'proof.close-month',
  title: { zh: '封账', en: 'Close a month' },
  audience: 'staff',
  method: 'POST',
  path: '/proof/months',
  permission: 'months.close',
  input: z.object({ month, reason: z.string().trim().max(200).optional() }),
  output: z.object({ version: z.number(), rows: z.number() }),
  refusals: {
    'proof.month_running': { zh: '{month} 还没过完，不能封账。', en: '{month} is not over yet.' },
    'proof.reason_needed': {
      zh: '已经封过账。要另出一版，请写明更正原因。',
      en: 'It is closed already. For a new version give the reason.',
      status: 422,
    },
  },
})
