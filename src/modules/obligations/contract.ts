/** Obligations: what is owed to whom by when, who owes it, how it ended. The playbook decides what opens; this keeps the word. */
import { z } from 'zod'
import { cursor, day, done, id, moment, operation } from '#platform/operation.ts'

export const obligationStates = {
  open: { zh: '待办', en: 'Open' },
  waiting: { zh: '等待中', en: 'Waiting' },
  met: { zh: '已办成', en: 'Done' },
  waived: { zh: '免除', en: 'Excused' },
  lapsed: { zh: '已取消', en: 'Cancelled' },
} as const

export const obligationRefusals = {
  'obligations.unknown': {
    zh: '没有找到这件事，或不在您的范围。',
    en: 'No such matter, or outside your scope.',
    status: 404,
  },
  'obligations.closed': { zh: '这件事 {on} 已由 {who} 办结。', en: 'This was closed on {on} by {who}.' },
  'obligations.not_yours': {
    zh: '这件事由 {who} 负责，不在您的范围。',
    en: '{who} is responsible for this; it is outside your scope.',
    status: 403,
  },
  'obligations.excuse_asked': {
    zh: '已经申请过免除，等主管同意。',
    en: 'Excusing was asked for already; the supervisor has to agree.',
  },
  'obligations.no_excuse_asked': { zh: '没有待批的免除申请。', en: 'Nobody asked to excuse this.' },
  'obligations.own_excuse': {
    zh: '自己申请的免除，要由别人来批。',
    en: 'You asked for this yourself; somebody else has to agree.',
  },
  'obligations.reason_not_listed': {
    zh: '这条制度只认这些免除原因：{reasons}',
    en: 'This clause accepts only these reasons: {reasons}',
    status: 422,
  },
  'obligations.never_excused': { zh: '这条制度不允许免除。', en: 'This clause does not allow excusing.' },
  'obligations.note_needed': {
    zh: '选“其他”时要写明原因。',
    en: 'With “other”, write the reason.',
    status: 422,
  },
  'obligations.past_appointment': {
    zh: '约的时间已经过去了。',
    en: 'The appointment lies in the past.',
    status: 422,
  },
  'events.future': { zh: '时间不能晚于现在。', en: 'The time cannot be later than now.', status: 422 },
} as const

const matter = z.object({
  id,
  rule: z.string(),
  title: z.string(),
  clause: z.string(),
  clauseTitle: z.string(),
  playbook: z.string(),
  version: z.number(),
  verb: z.string(),
  /** What people say why: the fact with its date, and the span the policy gives. */
  because: z.object({ event: z.string(), eventTitle: z.string(), on: day.nullable(), due: z.string() }),
  dueAt: z.string().nullable(),
  windowStart: z.string().nullable(),
  appointedAt: z.string().nullable(),
  provisional: z.boolean(),
  attempts: z.number(),
  attemptedAt: z.string().nullable(),
  excuse: z.object({ reason: z.string(), askedAt: z.string(), by: z.string().nullable() }).nullable(),
  meets: z.array(z.string()),
  byPhone: z.boolean(),
  form: z.string().nullable(),
  customerId: id.nullable(),
  customer: z.string().nullable(),
  phone: z.string().nullable(),
  owedBy: id.nullable(),
  owedByName: z.string().nullable(),
  state: z.string(),
  closedAt: z.string().nullable(),
  metAt: z.string().nullable(),
  inTime: z.boolean().nullable(),
})
export type Matter = z.infer<typeof matter>

export const homeRow = z.object({
  /** One row per home; work without a home stands under its project. */
  key: z.string(),
  unitId: id.nullable(),
  room: z.string().nullable(),
  projectId: id.nullable(),
  project: z.string().nullable(),
  sortKey: z.string(),
  customerId: id.nullable(),
  customer: z.string().nullable(),
  phone: z.string().nullable(),
  marks: z.array(z.string()),
  group: z.enum(['overdue', 'appointed', 'today', 'may', 'week', 'waiting', 'done']),
  matters: z.array(matter),
})
export type HomeRow = z.infer<typeof homeRow>

export const seeToday = operation({
  name: 'obligations.today',
  title: { zh: '今日', en: 'Today' },
  audience: 'staff',
  method: 'GET',
  path: '/today',
  permission: 'work.do',
  input: z.object({
    tab: z.enum(['today', 'week', 'waiting', 'done']).default('today'),
    staffId: id.optional(),
    limit: z.number().int().min(1).max(500).default(200),
  }),
  output: z.object({
    counts: z.object({
      overdue: z.number(),
      appointed: z.number(),
      today: z.number(),
      may: z.number(),
      done: z.number(),
      week: z.number(),
      waiting: z.number(),
    }),
    homes: z.array(homeRow),
    more: z.boolean(),
    hasHomes: z.boolean(),
    nextDueAt: z.string().nullable(),
    now: z.string(),
  }),
})

export const seeTeam = operation({
  name: 'obligations.team',
  title: { zh: '团队', en: 'Team' },
  audience: 'staff',
  method: 'GET',
  path: '/team',
  permission: 'work.supervise',
  input: z.object({}),
  output: z.object({
    people: z.array(
      z.object({
        staffId: id.nullable(),
        name: z.string().nullable(),
        roles: z.array(z.string()),
        overdue: z.number(),
        today: z.number(),
        week: z.number(),
        noAnswer: z.number(),
        excuses: z.number(),
      }),
    ),
    excuses: z.array(
      z.object({
        id,
        room: z.string().nullable(),
        customer: z.string().nullable(),
        title: z.string(),
        clause: z.string(),
        dueAt: z.string().nullable(),
        reason: z.string(),
        note: z.string().nullable(),
        askedBy: z.string().nullable(),
        askedAt: z.string(),
        attempts: z.number(),
      }),
    ),
  }),
})

export const seeWhy = operation({
  name: 'obligations.why',
  title: { zh: '为什么要做', en: 'Why is this owed' },
  audience: 'staff',
  method: 'GET',
  path: '/obligations/:id',
  permission: 'work.do',
  input: z.object({ id }),
  output: z.object({
    matter,
    room: z.string().nullable(),
    project: z.string().nullable(),
    role: z.string(),
    roleTitle: z.string(),
    clauseText: z.string().nullable(),
    dueText: z.string(),
    parameters: z.array(z.object({ name: z.string(), title: z.string(), value: z.string() })),
    assumed: z.array(z.string()),
    triggeredAt: z.string(),
    openedAt: z.string(),
    ladder: z.array(z.object({ at: z.string(), tell: z.array(z.string()), done: z.boolean() })),
    waiveReasons: z.array(z.string()),
    mayBeExcused: z.boolean(),
    story: z.array(
      z.object({
        at: z.string(),
        kind: z.string(),
        who: z.string().nullable(),
        values: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  refusals: { 'obligations.unknown': obligationRefusals['obligations.unknown'] },
})

export const askExcuse = operation({
  name: 'obligations.ask-excuse',
  title: { zh: '申请免除', en: 'Ask to excuse' },
  audience: 'staff',
  method: 'POST',
  path: '/obligations/:id/excuse',
  permission: 'work.do',
  input: z.object({
    id,
    reason: z.string().trim().min(1).max(60),
    note: z.string().trim().max(400).optional(),
  }),
  output: z.object({ waitsFor: z.string().nullable() }),
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.closed': obligationRefusals['obligations.closed'],
    'obligations.excuse_asked': obligationRefusals['obligations.excuse_asked'],
    'obligations.reason_not_listed': obligationRefusals['obligations.reason_not_listed'],
    'obligations.never_excused': obligationRefusals['obligations.never_excused'],
    'obligations.note_needed': obligationRefusals['obligations.note_needed'],
  },
})

export const decideExcuses = operation({
  name: 'obligations.decide-excuses',
  title: { zh: '批免除', en: 'Decide on excusing' },
  audience: 'staff',
  method: 'POST',
  path: '/excuses',
  permission: 'work.supervise',
  input: z.object({
    ids: z.array(id).min(1).max(200),
    agree: z.boolean(),
    until: day.nullish(),
    note: z.string().trim().max(200).optional(),
  }),
  output: z.object({ decided: z.number() }),
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.no_excuse_asked': obligationRefusals['obligations.no_excuse_asked'],
    'obligations.own_excuse': obligationRefusals['obligations.own_excuse'],
  },
})

export const appoint = operation({
  name: 'obligations.appoint',
  title: { zh: '改约', en: 'Appoint a time' },
  audience: 'staff',
  method: 'POST',
  path: '/obligations/:id/appointment',
  permission: 'work.do',
  input: z.object({ id, at: moment.nullable() }),
  output: done,
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.closed': obligationRefusals['obligations.closed'],
    'obligations.past_appointment': obligationRefusals['obligations.past_appointment'],
  },
})

export const transfer = operation({
  name: 'obligations.transfer',
  title: { zh: '转给同事', en: 'Pass on to a colleague' },
  audience: 'staff',
  method: 'POST',
  path: '/obligations/transfer',
  permission: 'work.do',
  input: z.object({
    ids: z.array(id).min(1).max(200),
    staffId: id,
    reason: z.string().trim().max(200).optional(),
  }),
  output: z.object({ moved: z.number() }),
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.no_such_colleague': {
      zh: '没有这位同事，或已离职。',
      en: 'No such colleague, or gone.',
      status: 422,
    },
  },
})

export const confirmDone = operation({
  name: 'obligations.confirm-done',
  title: { zh: '完成', en: 'State it done' },
  audience: 'staff',
  method: 'POST',
  path: '/obligations/:id/done',
  permission: 'work.do',
  input: z.object({
    id,
    at: moment.optional(),
    note: z.string().trim().max(2000).optional(),
    fileIds: z.array(id).max(20).default([]),
    answers: z.record(z.string(), z.unknown()).optional(),
  }),
  output: z.object({ inTime: z.boolean(), lateEntry: z.boolean() }),
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.closed': obligationRefusals['obligations.closed'],
    'obligations.evidence_missing': {
      zh: '还缺：{what}。补上再点完成。',
      en: 'Still missing: {what}.',
      status: 422,
    },
    'obligations.by_record': {
      zh: '这件事要记一笔联系才算完成。',
      en: 'This is met by recording the contact.',
      status: 422,
    },
    'events.future': obligationRefusals['events.future'],
    'months.closed': {
      zh: '{month} 已封账。请找 {who} 办更正。',
      en: '{month} is closed. Ask {who} for a correction.',
    },
  },
})

export const readBell = operation({
  name: 'obligations.bell',
  title: { zh: '提醒', en: 'The bell' },
  audience: 'staff',
  method: 'GET',
  path: '/bell',
  permission: null,
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(100).default(30) }),
  output: z.object({
    entries: z.array(
      z.object({
        id,
        at: z.string(),
        kind: z.string(),
        obligationId: id.nullable(),
        title: z.string().nullable(),
        room: z.string().nullable(),
        customer: z.string().nullable(),
        owedBy: z.string().nullable(),
        dueAt: z.string().nullable(),
        state: z.string().nullable(),
        readAt: z.string().nullable(),
      }),
    ),
    unread: z.number(),
    after: z.string().nullable(),
  }),
})

export const markBellRead = operation({
  name: 'obligations.mark-bell-read',
  title: { zh: '提醒已读', en: 'Mark the bell as read' },
  audience: 'staff',
  method: 'POST',
  path: '/bell/read',
  permission: null,
  input: z.object({ ids: z.array(id).max(200).optional() }),
  output: z.object({ read: z.number() }),
})

/** Takes up to 100 due ladder steps of one company; each rung once. Answers how many were taken. */
export const sweep = operation({
  name: 'obligations.sweep',
  title: { zh: '推进期限', en: 'Take due ladder steps' },
  audience: 'system',
  method: 'POST',
  path: '/obligations/sweep',
  permission: null,
  input: z.object({ limit: z.number().int().min(1).max(500).default(100) }),
  output: z.object({ taken: z.number() }),
})

/** Opens what a new day brings: recurring duties, coverage, stages reached by time. Repeatable. */
export const openDay = operation({
  name: 'obligations.open-day',
  title: { zh: '开启当天', en: 'Open the day' },
  audience: 'system',
  method: 'POST',
  path: '/obligations/open-day',
  permission: null,
  input: z.object({ until: moment }),
  output: z.object({ opened: z.number(), lapsed: z.number() }),
})
