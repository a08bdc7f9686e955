import { z } from 'zod'
import { id, operation, type Words, words } from '#platform/operation.ts'
import { remedies } from '../rules.ts'
import { refusing } from './refusals.ts'

/** What a customer can report: the kinds the running policies leave open to customers, with their categories. */
export const listMyKinds = operation({
  name: 'tickets.my-kinds',
  title: { zh: '可以报什么', en: 'What can be reported' },
  audience: 'customer',
  method: 'GET',
  path: '/tickets/kinds',
  permission: null,
  input: z.object({}),
  output: z.object({
    kinds: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        categories: z.array(z.string()),
        /** By category: what one does at once, before anybody comes. */
        atOnce: z.record(z.string(), z.string()),
      }),
    ),
  }),
})

const promised = z.object({
  title: z.string(),
  dueAt: z.string(),
  /** As `24 小时内`. */
  due: words,
})

/** In one of his homes, or at a common place of the project that home is in. */
export const fileMyTicket = operation({
  name: 'tickets.file-mine',
  title: { zh: '报事', en: 'Report' },
  audience: 'customer',
  method: 'POST',
  path: '/tickets',
  permission: null,
  input: z.object({
    kind: z.string().min(1).max(60),
    unitId: id,
    /** Given: a common place, not the home itself. */
    place: z.string().trim().min(1).max(120).optional(),
    category: z.string().max(60).optional(),
    words: z.string().trim().min(1).max(2000),
    remedy: z.enum(remedies).optional(),
    convenient: z.string().trim().max(120).optional(),
    /** Water, power, somebody stuck: the duty phone stands above the form; this makes the report urgent at once. */
    urgent: z.boolean().default(false),
    photoIds: z.array(id).max(9).default([]),
  }),
  output: z.object({
    id,
    number: z.string(),
    /** Who has it. */
    who: z.string().nullable(),
    promise: promised.nullable(),
    next: words,
  }),
  refusals: refusing('tickets.no_kind', 'tickets.no_category', 'tickets.enough_today'),
})

const mine = z.object({
  id,
  number: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  category: z.string().nullable(),
  words: z.string(),
  room: z.string().nullable(),
  place: z.string().nullable(),
  filedAt: z.string(),
  over: z.boolean(),
  /** 0 received, 1 somebody has it, 2 under way, 3 done, 4 confirmed. */
  stage: z.number(),
  /** The state and the sentence after it, in his words: who and when, never an internal word. */
  title: words,
  next: words,
  who: z.string().nullable(),
  promise: promised.nullable(),
  /** What he may press now. */
  may: z.array(z.enum(['add', 'urge', 'withdraw', 'confirm', 'not-solved', 'rate', 'appeal'])),
})
export type MyTicket = z.infer<typeof mine>

export const listMyTickets = operation({
  name: 'tickets.list-mine',
  title: { zh: '我的事', en: 'My reports' },
  audience: 'customer',
  method: 'GET',
  path: '/tickets',
  permission: null,
  input: z.object({ over: z.boolean().default(false) }),
  /** Newest promise first; those that are over, newest first. */
  output: z.object({ tickets: z.array(mine), open: z.number() }),
})

export const seeMyTicket = operation({
  name: 'tickets.see-mine',
  title: { zh: '一件事', en: 'One report' },
  audience: 'customer',
  method: 'GET',
  path: '/tickets/:id',
  permission: null,
  input: z.object({ id }),
  output: mine.extend({
    remedy: z.string().nullable(),
    photos: z.array(id),
    /** Who supervises, to whom one turns next. */
    supervisor: z.string().nullable(),
    /** How long a review takes, as `15 个工作日内`; null where no promise says. */
    reviewWithin: words.nullable(),
    firstContact: z.string().nullable(),
    stars: z.number().nullable(),
    steps: z.array(
      z.object({
        id,
        at: z.string(),
        title: words,
        /** Who did it; null: himself or the company. */
        who: z.string().nullable(),
        mine: z.boolean(),
        words: z.string().nullable(),
        files: z.array(id),
      }),
    ),
  }),
  refusals: refusing('tickets.unknown'),
})

const moved = z.object({ title: words, next: words })

const move = <I extends z.ZodType, R extends Parameters<typeof refusing>>(
  name: string,
  title: Words,
  input: I,
  ...more: R
) =>
  operation({
    name: `tickets.${name}-mine`,
    title,
    audience: 'customer',
    method: 'POST',
    path: `/tickets/:id/${name}`,
    permission: null,
    input,
    output: moved,
    refusals: {
      ...refusing('tickets.unknown', 'tickets.not_now', 'tickets.over', 'months.closed', 'events.future'),
      ...refusing(...more),
    },
  })

const said = z.string().trim().min(1).max(2000)
const note = z.string().trim().max(2000).optional()

export const addToMyTicket = move(
  'add',
  { zh: '补充', en: 'Add' },
  z.object({ id, words: said, photoIds: z.array(id).max(9).default([]) }),
)
export const urgeMyTicket = move(
  'urge',
  { zh: '催一下', en: 'Urge' },
  z.object({ id, words: note }),
  'tickets.urged_just_now',
)
export const withdrawMyTicket = move(
  'withdraw',
  { zh: '撤回', en: 'Withdraw' },
  z.object({ id, reason: note }),
)
/** 好了: it ends, and nobody calls him back. */
export const confirmMyTicket = move(
  'confirm',
  { zh: '好了', en: 'It is done' },
  z.object({ id, stars: z.number().int().min(1).max(5).optional(), words: note }),
)
/** 还没解决, 又出现了: it goes on with its number. */
export const declareNotSolved = move(
  'not-solved',
  { zh: '还没解决', en: 'Not solved' },
  z.object({ id, words: said }),
  'tickets.came_too_late',
)
export const rateMyTicket = move(
  'rate',
  { zh: '评价', en: 'Rate' },
  z.object({ id, stars: z.number().int().min(1).max(5), words: note }),
)
/** Not content with our answer: somebody above those who gave it looks again. */
export const appealMyTicket = move(
  'appeal',
  { zh: '申请复核', en: 'Ask for a review' },
  z.object({ id, words: said }),
  'tickets.appealed',
)
