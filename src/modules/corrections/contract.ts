/** Corrections: what is done so that a trouble does not come again, for many matters at once, and whether it worked. */
import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'

export const correctionStates = {
  open: { zh: '在做', en: 'Under way' },
  done: { zh: '做了，等验证', en: 'Done, to be proved' },
  proved: { zh: '验证有效', en: 'Proved to work' },
  dropped: { zh: '不做了', en: 'Dropped' },
} as const
export type CorrectionState = keyof typeof correctionStates

/** So many days on either side of the day it was done are compared. */
export const COMPARED_DAYS = 30

const refusals = {
  'corrections.unknown': {
    zh: '没有找到这项纠正预防，或不在您的范围。',
    en: 'No such correction, or outside your scope.',
    status: 404,
  },
  'corrections.changed': {
    zh: '别人刚刚改过这一项。请看过最新情况再办。',
    en: 'Somebody has just changed this one. Look at it again first.',
  },
  'corrections.not_now': {
    zh: '这一项现在是“{state}”，做不了这一步。',
    en: 'This one is “{state}”: that cannot be done now.',
  },
  'corrections.own': {
    zh: '是您负责做的，有没有用要由别人来验证。',
    en: 'You were to do it: whether it worked is for somebody else to say.',
    status: 403,
  },
  'corrections.no_such_colleague': {
    zh: '这位同事不在岗。请换一位。',
    en: 'This colleague does not work here any more. Choose another.',
    status: 422,
  },
  'corrections.elsewhere': {
    zh: '{number} 不在这个项目，不能关联。',
    en: '{number} is of another project and cannot be linked.',
    status: 422,
  },
} as const
const refusing = <N extends keyof typeof refusals>(...names: N[]) =>
  Object.fromEntries(names.map((name) => [name, refusals[name]])) as Pick<typeof refusals, N>

const text = z.string().trim().min(1).max(1000)

/** The same thing for the same reason, as often as it was reported: what to begin with. */
export const listProblems = operation({
  name: 'corrections.problems',
  title: { zh: '问题清单', en: 'Problems' },
  audience: 'staff',
  method: 'GET',
  path: '/problems',
  permission: 'work.supervise',
  input: z.object({ projectId: id.optional(), days: z.number().int().min(7).max(365).default(90) }),
  output: z.object({
    problems: z.array(
      z.object({
        projectId: id,
        project: z.string(),
        kind: z.string(),
        kindTitle: z.string(),
        category: z.string(),
        cause: z.string().nullable(),
        tickets: z.number(),
        homes: z.number(),
        /** Of those, how many came again to the same home. */
        again: z.number(),
        lastAt: z.string(),
        /** The newest correction for it. */
        correction: z.object({ id, state: z.string() }).nullable(),
      }),
    ),
  }),
})

const listed = z.object({
  id,
  title: z.string(),
  project: z.string(),
  kindTitle: z.string(),
  category: z.string().nullable(),
  cause: z.string().nullable(),
  owner: z.string(),
  dueOn: day,
  state: z.enum(['open', 'done', 'proved', 'dropped']),
  tickets: z.number(),
  failed: z.number(),
  version: z.number(),
})
export type ListedCorrection = z.infer<typeof listed>

export const listCorrections = operation({
  name: 'corrections.list',
  title: { zh: '纠正预防', en: 'Corrections' },
  audience: 'staff',
  method: 'GET',
  path: '/corrections',
  permission: 'work.do',
  input: z.object({ which: z.enum(['living', 'mine', 'all']).default('living') }),
  output: z.object({ corrections: z.array(listed) }),
})

export const seeCorrection = operation({
  name: 'corrections.see',
  title: { zh: '纠正预防', en: 'Correction' },
  audience: 'staff',
  method: 'GET',
  path: '/corrections/:id',
  permission: 'work.do',
  input: z.object({ id }),
  output: listed.extend({
    projectId: id,
    analysis: z.string(),
    corrective: z.string(),
    preventive: z.string(),
    ownerId: id,
    openedBy: z.string(),
    openedAt: z.string(),
    doneAt: z.string().nullable(),
    doneWords: z.string().nullable(),
    checkedBy: z.string().nullable(),
    checkedAt: z.string().nullable(),
    checkWords: z.string().nullable(),
    /** Reports of the same in the days before it was done and after; null until it is done. */
    proof: z.object({ before: z.number(), after: z.number(), daysAfter: z.number() }).nullable(),
    matters: z.array(
      z.object({
        id,
        number: z.string(),
        room: z.string().nullable(),
        words: z.string(),
        state: z.string(),
        filedAt: z.string(),
      }),
    ),
  }),
  refusals: refusing('corrections.unknown'),
})

export const openCorrection = operation({
  name: 'corrections.open',
  title: { zh: '立项', en: 'Open a correction' },
  audience: 'staff',
  method: 'POST',
  path: '/corrections',
  permission: 'work.supervise',
  input: z.object({
    projectId: id,
    title: z.string().trim().min(1).max(80),
    kind: z.string().max(60),
    category: z.string().max(60).optional(),
    cause: z.string().max(60).optional(),
    /** Why it happened. */
    analysis: text,
    /** What is mended now. */
    corrective: text,
    /** What keeps it from coming again. */
    preventive: text,
    owner: id,
    dueOn: day,
    ticketIds: z.array(id).max(500).default([]),
    /** Also all reports of the same in so many days. */
    days: z.number().int().min(1).max(365).optional(),
  }),
  output: z.object({ id, tickets: z.number() }),
  refusals: refusing('corrections.no_such_colleague', 'corrections.elsewhere'),
})

const step = { id, version: z.number().int().min(1) }

export const linkToCorrection = operation({
  name: 'corrections.link',
  title: { zh: '关联诉求', en: 'Link tickets' },
  audience: 'staff',
  method: 'POST',
  path: '/corrections/:id/tickets',
  permission: 'work.do',
  input: z.object({ id, ticketIds: z.array(id).min(1).max(500) }),
  output: z.object({ tickets: z.number() }),
  refusals: refusing('corrections.unknown', 'corrections.elsewhere'),
})

export const finishCorrection = operation({
  name: 'corrections.done',
  title: { zh: '做完了', en: 'It is done' },
  audience: 'staff',
  method: 'POST',
  path: '/corrections/:id/done',
  permission: 'work.do',
  input: z.object({ ...step, words: text }),
  output: done,
  refusals: refusing('corrections.unknown', 'corrections.changed', 'corrections.not_now'),
})

/** By somebody else than its owner. What did not work goes on, with its owner. */
export const checkCorrection = operation({
  name: 'corrections.check',
  title: { zh: '验证', en: 'Check whether it worked' },
  audience: 'staff',
  method: 'POST',
  path: '/corrections/:id/check',
  permission: 'work.supervise',
  input: z.object({ ...step, works: z.boolean(), words: text, dueOn: day.optional() }),
  output: z.object({ state: z.enum(['open', 'done', 'proved', 'dropped']) }),
  refusals: refusing('corrections.unknown', 'corrections.changed', 'corrections.not_now', 'corrections.own'),
})

export const dropCorrection = operation({
  name: 'corrections.drop',
  title: { zh: '不做了', en: 'Drop it' },
  audience: 'staff',
  method: 'POST',
  path: '/corrections/:id/drop',
  permission: 'work.supervise',
  input: z.object({ ...step, words: text }),
  output: done,
  refusals: refusing('corrections.unknown', 'corrections.changed', 'corrections.not_now'),
})
