import { z } from 'zod'
import { id, operation, words } from '#platform/operation.ts'
import { dispatchRefusals, wayNames } from './words.ts'

const job = z.object({
  id,
  number: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  state: z.string(),
  category: z.string().nullable(),
  severity: z.string().nullable(),
  urgent: z.boolean(),
  /** Cut. */
  words: z.string(),
  room: z.string().nullable(),
  place: z.string().nullable(),
  building: z.string().nullable(),
  buildingId: id.nullable(),
  /** The order in which one walks. */
  walk: z.string(),
  customer: z.string().nullable(),
  convenient: z.string().nullable(),
  appointedFrom: z.string().nullable(),
  appointedUntil: z.string().nullable(),
  filedAt: z.string(),
  dueAt: z.string().nullable(),
  reopened: z.number(),
  assigneeId: id.nullable(),
  /** Who would get it in turn; null where nobody can. */
  suggestedId: id.nullable(),
})
export type BoardJob = z.infer<typeof job>

const person = z.object({
  id,
  name: z.string(),
  roles: z.array(z.string()),
  onHand: z.number(),
  capacity: z.number(),
  skills: z.array(z.string()),
  /** Works at this moment, by the shifts and whoever is away. */
  onDuty: z.boolean(),
  /** Somebody covers for him today. */
  away: z.boolean(),
  /** `07:30–15:30`; null: none kept today. */
  shift: z.string().nullable(),
})
export type BoardPerson = z.infer<typeof person>

/** Everything of a project that somebody has to go to: what waits, and what each has, by urgency and then as one walks. */
export const seeBoard = operation({
  name: 'dispatch.board',
  title: { zh: '派工', en: 'Dispatch board' },
  audience: 'staff',
  method: 'GET',
  path: '/dispatch/board',
  permission: 'work.do',
  input: z.object({ projectId: id }),
  output: z.object({
    /** The least laden of those on duty first. */
    people: z.array(person),
    jobs: z.array(job),
    /** How jobs of each kind with jobs here find somebody. */
    ways: z.array(z.object({ kind: z.string(), title: z.string(), way: z.enum(wayNames) })),
    now: z.string(),
  }),
  refusals: { 'places.unknown': dispatchRefusals['places.unknown'] },
})

/** Several at once to one colleague; each that could not be given is told with the reason. */
export const giveJobs = operation({
  name: 'dispatch.give',
  title: { zh: '一起派给', en: 'Give out several' },
  audience: 'staff',
  method: 'POST',
  path: '/dispatch/give',
  permission: 'work.do',
  input: z.object({ ids: z.array(id).min(1).max(50), staffId: id }),
  output: z.object({
    given: z.number(),
    declined: z.array(z.object({ id, why: words })),
  }),
  refusals: { 'tickets.no_such_colleague': dispatchRefusals['tickets.no_such_colleague'] },
})

/** What waits goes to whoever's turn it is, what is urgent and oldest first; what nobody can take stays. */
export const spreadJobs = operation({
  name: 'dispatch.spread',
  title: { zh: '按轮次派', en: 'Give out in turn' },
  audience: 'staff',
  method: 'POST',
  path: '/dispatch/spread',
  permission: 'work.do',
  input: z.object({ projectId: id, ids: z.array(id).max(50).optional() }),
  output: z.object({ given: z.number(), left: z.number() }),
  refusals: { 'places.unknown': dispatchRefusals['places.unknown'] },
})

/** What I may take: of my role, in my places, given to nobody; oldest first. */
export const listWaiting = operation({
  name: 'dispatch.waiting',
  title: { zh: '可以抢的', en: 'Jobs to take' },
  audience: 'staff',
  method: 'GET',
  path: '/dispatch/waiting',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({
    jobs: z.array(
      z.object({
        id,
        number: z.string(),
        kindTitle: z.string(),
        version: z.number(),
        category: z.string().nullable(),
        urgent: z.boolean(),
        words: z.string(),
        room: z.string().nullable(),
        place: z.string().nullable(),
        project: z.string(),
        filedAt: z.string(),
      }),
    ),
  }),
})

/**
 * What waits in a project goes by itself where the kind is given out in turn, and is offered to those on duty where whoever
 * is first takes it. After every move that frees somebody or leaves a job with nobody. Repeatable.
 */
export const drainWaiting = operation({
  name: 'dispatch.drain',
  title: { zh: '自动派工', en: 'Give out by itself' },
  audience: 'system',
  method: 'POST',
  path: '/dispatch/drain',
  permission: null,
  input: z.object({ projectId: id }),
  output: z.object({ given: z.number(), offered: z.number() }),
})

export const setWay = operation({
  name: 'dispatch.set-way',
  title: { zh: '改派工方式', en: 'Change how jobs are given out' },
  audience: 'staff',
  method: 'POST',
  path: '/dispatch/ways',
  permission: 'work.supervise',
  input: z.object({ projectId: id, kind: z.string().min(1).max(60), way: z.enum(wayNames) }),
  output: z.object({ way: z.enum(wayNames) }),
  refusals: { 'places.unknown': dispatchRefusals['places.unknown'] },
})
