/** Incidents: one cause that many homes feel. An incident takes tickets in, tells all affected and ends them together. */
import { z } from 'zod'
import { done, id, moment, operation } from '#platform/operation.ts'

const refusals = {
  'incidents.unknown': {
    zh: '没有找到这个事件，或不在您的范围。',
    en: 'No such incident, or outside your scope.',
    status: 404,
  },
  'incidents.over': {
    zh: '“{title}”已经结束，不能再改。又发生了就另立一个。',
    en: '“{title}” is over and cannot be changed. If it happens again open another.',
  },
  'incidents.changed': {
    zh: '别人刚刚改过这个事件。请看过最新情况再办。',
    en: 'Somebody has just changed this incident. Look at it again first.',
  },
  'incidents.nowhere': {
    zh: '请选受影响的楼栋或房屋：现在选出来一户也没有。',
    en: 'Choose the buildings or homes affected: what is chosen now holds no home.',
    status: 422,
  },
  'incidents.elsewhere': {
    zh: '{number} 不在这个项目，不能并入。',
    en: '{number} is of another project and cannot be taken in.',
    status: 422,
  },
  'incidents.not_in': {
    zh: '这件不在事件里。',
    en: 'This ticket does not belong to the incident.',
  },
  'incidents.end_before_now': {
    zh: '预计恢复时间不能早于现在。',
    en: 'The expected end cannot be in the past.',
    status: 422,
  },
} as const
type Refusals = keyof typeof refusals
const refusing = <N extends Refusals>(...names: N[]) =>
  Object.fromEntries(names.map((name) => [name, refusals[name]])) as Pick<typeof refusals, N>

const title = z.string().trim().min(1).max(60)
const say = z.string().trim().min(1).max(500)
const cause = z.string().trim().max(120).optional()
const category = z.string().trim().max(60).optional()

const listed = z.object({
  id,
  title: z.string(),
  project: z.string(),
  projectId: id,
  category: z.string().nullable(),
  say: z.string(),
  beganAt: z.string(),
  expectedEndAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  homes: z.number(),
  tickets: z.number(),
  lastNewsAt: z.string().nullable(),
})
export type ListedIncident = z.infer<typeof listed>

/** Several reports of one kind from one building within a day, of no incident yet. */
const suspected = z.object({
  projectId: id,
  project: z.string(),
  buildingId: id,
  building: z.string(),
  category: z.string(),
  tickets: z.array(id),
  firstAt: z.string(),
})

export const listIncidents = operation({
  name: 'incidents.list',
  title: { zh: '事件', en: 'Incidents' },
  audience: 'staff',
  method: 'GET',
  path: '/incidents',
  permission: 'work.do',
  input: z.object({ which: z.enum(['running', 'over']).default('running') }),
  output: z.object({ incidents: z.array(listed), suspected: z.array(suspected) }),
})

/** Running incidents a report may be part of, those of its home first. Words are in the body, never in an address. */
export const findIncidents = operation({
  name: 'incidents.near',
  title: { zh: '可能是同一事件', en: 'Perhaps the same incident' },
  audience: 'staff',
  method: 'POST',
  path: '/incidents/near',
  permission: 'work.do',
  input: z.object({
    projectId: id,
    unitId: id.optional(),
    category: z.string().max(60).optional(),
    words: z.string().max(4000).default(''),
  }),
  output: z.object({ incidents: z.array(listed.extend({ ownHome: z.boolean(), likeness: z.number() })) }),
})

export const openIncident = operation({
  name: 'incidents.open',
  title: { zh: '立为事件', en: 'Open an incident' },
  audience: 'staff',
  method: 'POST',
  path: '/incidents',
  permission: 'work.supervise',
  input: z.object({
    projectId: id,
    title,
    category,
    cause,
    /** What whoever takes calls says to those who ask. */
    say,
    beganAt: moment.optional(),
    expectedEndAt: moment.optional(),
    /** All homes of these buildings, or of some entrances of them. */
    areas: z
      .array(z.object({ buildingId: id, entrance: z.string().max(20).optional() }))
      .max(200)
      .default([]),
    unitIds: z.array(id).max(2000).default([]),
    ticketIds: z.array(id).max(500).default([]),
  }),
  output: z.object({ id, homes: z.number(), tickets: z.number() }),
  refusals: refusing('incidents.nowhere', 'incidents.elsewhere', 'incidents.end_before_now'),
})

export const seeIncident = operation({
  name: 'incidents.see',
  title: { zh: '事件', en: 'Incident' },
  audience: 'staff',
  method: 'GET',
  path: '/incidents/:id',
  permission: 'work.do',
  input: z.object({ id }),
  output: listed.extend({
    cause: z.string().nullable(),
    version: z.number(),
    openedBy: z.string(),
    openedAt: z.string(),
    areas: z.array(z.object({ building: z.string(), entrance: z.string().nullable(), homes: z.number() })),
    /** People in those homes: who would be told now, and who not and why. */
    audience: z.object({ people: z.number(), reachable: z.number() }),
    members: z.array(
      z.object({
        id,
        number: z.string(),
        room: z.string().nullable(),
        words: z.string(),
        state: z.string(),
        filedAt: z.string(),
        reopened: z.number(),
      }),
    ),
    news: z.array(
      z.object({
        id,
        words: z.string(),
        ends: z.boolean(),
        by: z.string(),
        at: z.string(),
        /** Everybody was told; null while it is being carried. */
        carriedAt: z.string().nullable(),
        told: z.number(),
        leftOut: z.array(z.object({ reason: z.string(), people: z.number() })),
      }),
    ),
  }),
  refusals: refusing('incidents.unknown'),
})

export type SeenIncident = z.infer<typeof seeIncident.output>

export const changeIncident = operation({
  name: 'incidents.change',
  title: { zh: '改事件', en: 'Change an incident' },
  audience: 'staff',
  method: 'PATCH',
  path: '/incidents/:id',
  permission: 'work.supervise',
  input: z.object({
    id,
    version: z.number().int().min(1),
    title: title.optional(),
    cause,
    category,
    say: say.optional(),
    expectedEndAt: moment.nullable().optional(),
  }),
  output: z.object({ version: z.number() }),
  refusals: refusing('incidents.unknown', 'incidents.over', 'incidents.changed', 'incidents.end_before_now'),
})

/** Takes tickets in. Those that are in it already, or over, stay as they are and are counted as such. */
export const joinIncident = operation({
  name: 'incidents.join',
  title: { zh: '并入事件', en: 'Take tickets into an incident' },
  audience: 'staff',
  method: 'POST',
  path: '/incidents/:id/tickets',
  permission: 'work.do',
  input: z.object({ id, ticketIds: z.array(id).min(1).max(500) }),
  output: z.object({ joined: z.number(), left: z.number() }),
  refusals: refusing('incidents.unknown', 'incidents.over', 'incidents.elsewhere'),
})

export const leaveIncident = operation({
  name: 'incidents.leave',
  title: { zh: '移出事件', en: 'Let a ticket go' },
  audience: 'staff',
  method: 'POST',
  path: '/incidents/:id/tickets/:ticketId/leave',
  permission: 'work.do',
  input: z.object({ id, ticketId: id, reason: z.string().trim().min(1).max(200) }),
  output: done,
  refusals: refusing('incidents.unknown', 'incidents.not_in', 'incidents.over'),
})

/** Progress, or the end, to everybody affected: in their reports at once, as a text message through the send gate. */
export const publishNews = operation({
  name: 'incidents.publish-news',
  title: { zh: '发布进展', en: 'Publish progress' },
  audience: 'staff',
  method: 'POST',
  path: '/incidents/:id/news',
  permission: 'work.supervise',
  input: z.object({
    id,
    version: z.number().int().min(1),
    words: say,
    ends: z.boolean().default(false),
    expectedEndAt: moment.optional(),
  }),
  output: z.object({ version: z.number(), newsId: id }),
  refusals: refusing('incidents.unknown', 'incidents.over', 'incidents.changed', 'incidents.end_before_now'),
})

/** Carries a piece of news a step further: some tickets, then some people; the next step is asked for until all are told. */
export const carryNews = operation({
  name: 'incidents.carry-news',
  title: { zh: '通知到每一户', en: 'Carry news to everybody' },
  audience: 'system',
  method: 'POST',
  path: '/incidents/carry-news',
  permission: null,
  input: z.object({ newsId: id, step: z.number().int().min(0).default(0) }),
  output: z.object({ tickets: z.number(), people: z.number(), done: z.boolean() }),
})

/** Incidents that a customer's own homes feel now, with the last news. */
export const listMyIncidents = operation({
  name: 'incidents.mine',
  title: { zh: '正在发生的', en: 'What is happening' },
  audience: 'customer',
  method: 'GET',
  path: '/incidents',
  permission: null,
  input: z.object({}),
  output: z.object({
    incidents: z.array(
      z.object({
        id,
        title: z.string(),
        expectedEndAt: z.string().nullable(),
        words: z.string().nullable(),
        at: z.string(),
      }),
    ),
  }),
})
