/** Warnings: signs read from what is kept, or raised by hand by who may, as the playbook says; and who was told. */
import { z } from 'zod'
import { both, cursor, done, id, operation } from '#platform/operation.ts'

export const severityWords = {
  low: both('提醒', 'Notice'),
  normal: both('注意', 'Take care'),
  high: both('严重', 'Grave'),
} as const

const refusals = {
  'warnings.unknown': {
    zh: '没有找到这个预警，或不在您的范围。',
    en: 'No such warning, or outside your scope.',
    status: 404,
  },
  'warnings.none': {
    zh: '运行中的制度里没有“{warning}”这种预警。请管理员在制度里写上，或换一种。',
    en: 'No running policy knows the warning “{warning}”. Ask the administrator to write it, or choose another.',
    status: 422,
  },
  'warnings.not_by_hand': {
    zh: '“{warning}”由 {who} 发布。请他们来发布。',
    en: '“{warning}” is raised by {who}. Ask them to raise it.',
    status: 403,
  },
  'warnings.about': {
    zh: '请选这个预警是关于哪一个{kind}。',
    en: 'Choose the {kind} it is about.',
    status: 422,
  },
  'warnings.value': {
    zh: '“{field}”填得不对：{want}。',
    en: '“{field}” is not as it should be: {want}.',
    status: 422,
  },
  'warnings.missing': { zh: '还缺：{what}。', en: 'Still missing: {what}.', status: 422 },
  'warnings.over': { zh: '这个预警已经解除了。', en: 'This warning is over already.' },
} as const
type Refusals = keyof typeof refusals
const refusing = <N extends Refusals>(...names: N[]) =>
  Object.fromEntries(names.map((name) => [name, refusals[name]])) as Pick<typeof refusals, N>

const field = z.object({
  name: z.string(),
  title: z.string(),
  type: z.string(),
  options: z.array(z.string()),
  required: z.boolean(),
})

const kind = z.object({
  playbook: z.string(),
  warning: z.string(),
  title: z.string(),
  about: z.string(),
  fields: z.array(field),
})
export type WarningKind = z.infer<typeof kind>

const raising = z.object({
  playbook: z.string().max(60),
  warning: z.string().max(60),
  /** The project or customer it is about; absent where it is about the company. */
  aboutId: id.optional(),
  severity: z.enum(['low', 'normal', 'high']).default('normal'),
  /** What is said, field by field of the warning's form; messages name them as their gaps. */
  values: z.record(z.string().max(60), z.unknown()).default({}),
})

const listed = z.object({
  id,
  warning: z.string(),
  title: z.string(),
  severity: z.enum(['low', 'normal', 'high']),
  /** The signs that showed, in the policy's names. */
  signs: z.array(z.string()),
  customerId: id.nullable(),
  customer: z.string().nullable(),
  room: z.string().nullable(),
  project: z.string().nullable(),
  raisedAt: z.string(),
  raisedBy: z.string().nullable(),
  clearedAt: z.string().nullable(),
})
export type ListedWarning = z.infer<typeof listed>

/** The warnings this person may raise by hand. */
export const listKinds = operation({
  name: 'warnings.kinds',
  title: { zh: '可以发布的预警', en: 'Warnings to raise' },
  audience: 'staff',
  method: 'GET',
  path: '/warnings/kinds',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({ kinds: z.array(kind) }),
})

export const listWarnings = operation({
  name: 'warnings.list',
  title: { zh: '预警', en: 'Warnings' },
  audience: 'staff',
  method: 'GET',
  path: '/warnings',
  permission: 'work.do',
  input: z.object({
    which: z.enum(['open', 'over']).default('open'),
    after: cursor,
    limit: z.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ warnings: z.array(listed), after: z.string().nullable() }),
})

/** Whom it would reach and whom not and why, and how it reads; nothing is written. At most 1,000 are judged one by one. */
export const previewWarning = operation({
  name: 'warnings.preview',
  title: { zh: '会告诉谁', en: 'Whom it tells' },
  audience: 'staff',
  method: 'POST',
  path: '/warnings/preview',
  permission: 'work.do',
  input: raising,
  output: z.object({
    /** What colleagues would owe for it. */
    owed: z.number(),
    told: z.number(),
    /** Reason of the gate → how many. */
    notTold: z.record(z.string(), z.number()),
    judged: z.number(),
    example: z.string().nullable(),
  }),
  refusals: refusing('warnings.none', 'warnings.not_by_hand', 'warnings.about', 'warnings.value'),
})

/** Raised by hand: a fact, which the playbook answers with what is owed and sent. */
export const raiseWarning = operation({
  name: 'warnings.raise',
  title: { zh: '发布预警', en: 'Raise a warning' },
  audience: 'staff',
  method: 'POST',
  path: '/warnings',
  permission: 'work.do',
  input: raising,
  output: z.object({ id, opened: z.number() }),
  refusals: refusing(
    'warnings.none',
    'warnings.not_by_hand',
    'warnings.about',
    'warnings.value',
    'warnings.missing',
  ),
})

/** What was said, what is owed for it, and who was reached. */
export const seeWarning = operation({
  name: 'warnings.see',
  title: { zh: '预警详情', en: 'Warning' },
  audience: 'staff',
  method: 'GET',
  path: '/warnings/:id',
  permission: 'work.do',
  input: z.object({ id }),
  output: listed.extend({
    said: z.array(z.object({ title: z.string(), value: z.unknown() })),
    why: z.string().nullable(),
    /** Messages that carry it, by how they stand; `waiting`: not written yet, or held back for the night. */
    reach: z.object({
      waiting: z.number(),
      sent: z.number(),
      delivered: z.number(),
      failed: z.number(),
      /** Not sent, by the reason of the gate. */
      skipped: z.record(z.string(), z.number()),
    }),
    /** Those whom no message reached, to be told another way; at most 200. */
    notReached: z.array(
      z.object({ customerId: id, customer: z.string(), room: z.string().nullable(), reason: z.string() }),
    ),
    /** What colleagues owe for it beside messages. */
    owed: z.array(
      z.object({
        title: z.string(),
        who: z.string().nullable(),
        state: z.string(),
        dueAt: z.string().nullable(),
      }),
    ),
    mayClear: z.boolean(),
  }),
  refusals: refusing('warnings.unknown'),
})

/** It is over: with the reason, by who may raise it or supervises. */
export const clearWarning = operation({
  name: 'warnings.clear',
  title: { zh: '解除预警', en: 'Clear a warning' },
  audience: 'staff',
  method: 'POST',
  path: '/warnings/:id/clear',
  permission: 'work.do',
  input: z.object({ id, why: z.string().trim().min(1).max(500) }),
  output: done,
  refusals: refusing('warnings.unknown', 'warnings.over', 'warnings.not_by_hand'),
})
