/** Procedures: ordered work on one record by several hands, as the playbook says it. What each step owes is an obligation. */
import { z } from 'zod'
import { cursor, done, id, operation } from '#platform/operation.ts'

const refusals = {
  'procedures.unknown': {
    zh: '没有找到这件流程，或不在您的范围。',
    en: 'No such record, or outside your scope.',
    status: 404,
  },
  'procedures.none': {
    zh: '运行中的制度里没有“{procedure}”这个流程。请管理员在制度里写上，或换一个。',
    en: 'No running policy knows the procedure “{procedure}”. Ask the administrator to write it, or choose another.',
    status: 422,
  },
  'procedures.not_by_hand': {
    zh: '“{procedure}”由 {who} 发起。请他们来发起。',
    en: '“{procedure}” is begun by {who}. Ask them to begin it.',
    status: 403,
  },
  'procedures.not_open': {
    zh: '“{procedure}”现在不能发起：制度写的条件是 {condition}。',
    en: '“{procedure}” cannot be begun now: the policy asks for {condition}.',
    status: 422,
  },
  'procedures.about': {
    zh: '请选这件流程是关于哪一个{kind}。',
    en: 'Choose the {kind} it is about.',
    status: 422,
  },
  'procedures.running': {
    zh: '这一个已经有一件“{procedure}”在办，请在那一件上接着办。',
    en: 'One “{procedure}” is under way here already: go on with that one.',
  },
  'procedures.over': { zh: '这件已经结束，不能再改。', en: 'This one is over and cannot be changed.' },
  'procedures.changed': {
    zh: '别人刚刚办过这件。请看过最新情况再办。',
    en: 'Somebody has just done something here. Look at it again first.',
  },
  'procedures.not_now': {
    zh: '“{step}”现在不用办：前面的还没有办完，或已经办过。',
    en: '“{step}” is not to be done now: what comes before is not done, or it was done already.',
  },
  'procedures.not_yours': {
    zh: '“{step}”由 {who} 办。请他来办，或请主管办。',
    en: '“{step}” is for {who}. Let him do it, or a supervisor.',
    status: 403,
  },
  'procedures.own': {
    zh: '自己发起的，这一步要由别人来定。',
    en: 'You began this one: somebody else decides this step.',
    status: 403,
  },
  'procedures.option': {
    zh: '请从这些里面选一个：{options}。',
    en: 'Choose one of these: {options}.',
    status: 422,
  },
  'procedures.note': { zh: '这里要写明理由。', en: 'Say why.', status: 422 },
  'procedures.missing': {
    zh: '还缺：{what}。补上再点完成。',
    en: 'Still missing: {what}.',
    status: 422,
  },
  'procedures.value': {
    zh: '“{field}”填得不对：{want}。',
    en: '“{field}” is not as it should be: {want}.',
    status: 422,
  },
  'procedures.form': { zh: '“{question}”：{why}', en: '“{question}”: {why}', status: 422 },
  'procedures.required': {
    zh: '还差一步：{what}',
    en: 'One thing is missing: {what}',
    status: 422,
  },
  'events.future': { zh: '时间不能晚于现在。', en: 'The time cannot be later than now.', status: 422 },
  'months.closed': {
    zh: '{month} 已封账。请找 {who} 办更正。',
    en: '{month} is closed. Ask {who} for a correction.',
  },
} as const
type Refusals = keyof typeof refusals
const refusing = <N extends Refusals>(...names: N[]) =>
  Object.fromEntries(names.map((name) => [name, refusals[name]])) as Pick<typeof refusals, N>

const field = z.object({
  name: z.string(),
  title: z.string(),
  /** A type word of the playbook: `text number money percent date time yesno one many …`. */
  type: z.string(),
  options: z.array(z.string()),
})

const startable = z.object({
  playbook: z.string(),
  procedure: z.string(),
  title: z.string(),
  /** The kind of subject it is about. */
  about: z.string(),
  steps: z.array(z.string()),
})

const listed = z.object({
  id,
  procedure: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  state: z.enum(['open', 'closed', 'cancelled']),
  result: z.string().nullable(),
  about: z.string(),
  customer: z.string().nullable(),
  room: z.string().nullable(),
  project: z.string().nullable(),
  openedAt: z.string(),
  openedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** The steps that stand now, each with whom it waits for. */
  now: z.array(z.object({ step: z.string(), who: z.string().nullable(), dueAt: z.string().nullable() })),
  mine: z.boolean(),
})
export type ListedRecord = z.infer<typeof listed>

const step = z.object({
  name: z.string(),
  title: z.string(),
  state: z.enum(['done', 'now', 'later', 'skipped', 'excused']),
  who: z.string().nullable(),
  /** The role or word that owes it, in the policy's words. */
  role: z.string().nullable(),
  dueAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  inTime: z.boolean().nullable(),
  by: z.string().nullable(),
  decision: z.string().nullable(),
  note: z.string().nullable(),
  files: z.array(id),
  fields: z.array(z.string()),
  forms: z.array(z.object({ name: z.string(), title: z.string() })),
  options: z.array(z.string()),
  needs: z.object({ note: z.boolean(), files: z.number() }),
  highlight: z.boolean(),
  /** This person may do it now. */
  mine: z.boolean(),
})

/** What this person may begin by hand. */
export const listProcedures = operation({
  name: 'procedures.startable',
  title: { zh: '可以发起的流程', en: 'Procedures to begin' },
  audience: 'staff',
  method: 'GET',
  path: '/procedures',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({ procedures: z.array(startable) }),
})

/** Records: those that wait for this person, all under way, or those that are over; the latest first. */
export const listRecords = operation({
  name: 'procedures.list',
  title: { zh: '流程', en: 'Procedures' },
  audience: 'staff',
  method: 'GET',
  path: '/procedure-records',
  permission: 'work.do',
  input: z.object({
    which: z.enum(['mine', 'open', 'over']).default('mine'),
    customerId: id.optional(),
    ticketId: id.optional(),
    after: cursor,
    limit: z.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ records: z.array(listed), after: z.string().nullable() }),
})

export const seeRecord = operation({
  name: 'procedures.see',
  title: { zh: '流程记录', en: 'Record of a procedure' },
  audience: 'staff',
  method: 'GET',
  path: '/procedure-records/:id',
  permission: 'work.do',
  input: z.object({ id }),
  output: listed.omit({ now: true, mine: true }).extend({
    version: z.number(),
    playbook: z.string(),
    round: z.number(),
    customerId: id.nullable(),
    unitId: id.nullable(),
    ticketId: id.nullable(),
    clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string().nullable() })),
    fields: z.array(field.extend({ required: z.boolean() })),
    values: z.record(z.string(), z.unknown()),
    steps: z.array(step),
    reason: z.string().nullable(),
    mayCancel: z.boolean(),
  }),
  refusals: refusing('procedures.unknown'),
})

/** Begins a record by hand; its first steps are owed from now on. */
export const startRecord = operation({
  name: 'procedures.start',
  title: { zh: '发起流程', en: 'Begin a procedure' },
  audience: 'staff',
  method: 'POST',
  path: '/procedure-records',
  permission: 'work.do',
  input: z.object({
    playbook: z.string().max(60),
    procedure: z.string().max(60),
    /** The project, customer, home, ticket … it is about; absent where it is about the company. */
    aboutId: id.optional(),
  }),
  output: z.object({ id, number: z.string().nullable() }),
  refusals: refusing(
    'procedures.none',
    'procedures.not_by_hand',
    'procedures.not_open',
    'procedures.about',
    'procedures.running',
  ),
})

/** Does one step: fills its fields, decides, or says that it is done, with the evidence the policy asks for. */
export const doStep = operation({
  name: 'procedures.do-step',
  title: { zh: '办这一步', en: 'Do a step' },
  audience: 'staff',
  method: 'POST',
  path: '/procedure-records/:id/steps',
  permission: 'work.do',
  input: z.object({
    id,
    version: z.number().int().min(1),
    step: z.string().max(80),
    values: z.record(z.string().max(60), z.unknown()).default({}),
    /** By form: its answers. */
    forms: z.record(z.string().max(60), z.record(z.string(), z.unknown())).default({}),
    decision: z.string().max(60).optional(),
    note: z.string().trim().max(2000).optional(),
    files: z.array(id).max(20).default([]),
  }),
  output: z.object({ state: z.enum(['open', 'closed', 'cancelled']), version: z.number() }),
  refusals: refusing(
    'procedures.unknown',
    'procedures.over',
    'procedures.changed',
    'procedures.not_now',
    'procedures.not_yours',
    'procedures.own',
    'procedures.option',
    'procedures.note',
    'procedures.missing',
    'procedures.value',
    'procedures.form',
    'procedures.required',
    'months.closed',
  ),
})

/** Ends a record before it is done: by whoever began it, or a supervisor. Nothing of it is owed any more. */
export const cancelRecord = operation({
  name: 'procedures.cancel',
  title: { zh: '取消流程', en: 'Cancel a record' },
  audience: 'staff',
  method: 'POST',
  path: '/procedure-records/:id/cancel',
  permission: 'work.do',
  input: z.object({
    id,
    version: z.number().int().min(1),
    reason: z.string().trim().min(1).max(500),
  }),
  output: done,
  refusals: refusing('procedures.unknown', 'procedures.over', 'procedures.changed', 'procedures.not_yours'),
})
