import { z } from 'zod'
import { day, id, operation, words } from '#platform/operation.ts'
import { obligationRefusals } from './words.ts'

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
  because: z.object({ event: z.string(), eventTitle: words, on: day.nullable(), due: words }),
  dueAt: z.string().nullable(),
  /** The last working day before, where the due day is one of rest. */
  doBy: day.nullable(),
  windowStart: z.string().nullable(),
  appointedAt: z.string().nullable(),
  provisional: z.boolean(),
  attempts: z.number(),
  attemptedAt: z.string().nullable(),
  excuse: z.object({ reason: z.string(), askedAt: z.string(), by: z.string().nullable() }).nullable(),
  meets: z.array(z.string()),
  /** Ways of contact that count (`phone`, `visit`, …); empty where no contact meets it. */
  ways: z.array(z.string()),
  /** What stating it done must bring. */
  needs: z.object({ note: z.boolean(), files: z.number(), form: z.string().nullable() }),
  form: z.string().nullable(),
  /** The ticket it is a clock of: done there. */
  ticketId: id.nullable(),
  /** The record of a procedure it is a step of: done there. */
  recordId: id.nullable(),
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
  /** Whose work it is, or who does it today, where one covers for the other. */
  cover: z.object({ of: z.string().nullable(), by: z.string().nullable() }).nullable(),
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
    /** So many homes, the most urgent first. */
    limit: z.number().int().min(1).max(500).default(30),
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
    /** How many homes each group has, listed or not. */
    groups: z.record(z.string(), z.number()),
    more: z.boolean(),
    hasHomes: z.boolean(),
    nextDueAt: z.string().nullable(),
    /** Whose list this is. */
    person: z.string().nullable(),
    /** How many contacts one person can make in a week. */
    capacity: z.number(),
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
    /** Null where it is no role of the policy: the system, or somebody it names. */
    roleTitle: z.string().nullable(),
    clauseText: z.string().nullable(),
    dueText: words,
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
