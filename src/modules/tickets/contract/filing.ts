import { z } from 'zod'
import { id, moment, operation, words } from '#platform/operation.ts'
import { remedies } from '../rules.ts'
import { refusing } from './refusals.ts'
import { channelNames } from './words.ts'

/** Per category: what is answered, what to ask, what the customer does at once; the policy's own words. */
export const wording = z.object({
  say: z.string().nullable(),
  ask: z.array(z.string()),
  atOnce: z.string().nullable(),
  /** Whoever files it: it is urgent. */
  urgent: z.boolean(),
})

const kind = z.object({
  name: z.string(),
  title: z.string(),
  /** With the ways to type it: 漏水·顶面 by lou, loushui or lsdm. */
  categories: z.array(
    z.object({ name: z.string(), pinyin: z.string(), initials: z.string(), wording: wording.nullable() }),
  ),
  causes: z.array(z.string()),
  levels: z.array(z.string()),
  /** Form the kind asks for, by its name in the playbook. */
  form: z.string().nullable(),
  playbook: z.string(),
})

export const listKinds = operation({
  name: 'tickets.kinds',
  title: { zh: '诉求种类', en: 'Kinds of tickets' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/kinds',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({ kinds: z.array(kind) }),
})

/** What is said about a matter before it is filed. Place: a home, or a project with words for the spot. */
export const report = z.object({
  kind: z.string().min(1).max(60),
  channel: z.enum(channelNames),
  category: z.string().max(60).optional(),
  urgent: z.boolean().default(false),
  unitId: id.optional(),
  projectId: id.optional(),
  place: z.string().trim().max(120).optional(),
  customerId: id.optional(),
  /** When it reached us, for letters and what is forwarded; never in the future. */
  receivedAt: moment.optional(),
  authority: z.object({ number: z.string().trim().min(1).max(60), dueAt: moment }).optional(),
})

/** A clock as people read it: what is promised, until when, by whom and why. */
export const promise = z.object({
  clock: z.string(),
  title: z.string(),
  /** null while it stands still. */
  dueAt: z.string().nullable(),
  provisional: z.boolean(),
  who: z.string().nullable(),
  /** As `4 个工作小时内`. */
  due: words,
  clause: z.string(),
  clauseTitle: z.string(),
})

export const fileTicket = operation({
  name: 'tickets.file',
  title: { zh: '受理', en: 'File a ticket' },
  audience: 'staff',
  method: 'POST',
  path: '/tickets',
  permission: 'work.do',
  input: report.extend({
    words: z.string().trim().min(1).max(4000),
    remedy: z.enum(remedies).optional(),
    convenient: z.string().trim().max(120).optional(),
    /** Who speaks, where it is not the customer himself. */
    caller: z
      .object({
        name: z.string().trim().max(60).optional(),
        relation: z.string().trim().max(30).optional(),
        phone: z.string().trim().max(60).optional(),
      })
      .optional(),
    /** The colleague complained about: he never sees it. */
    respondentId: id.optional(),
    photoIds: z.array(id).max(9).default([]),
  }),
  output: z.object({
    id,
    number: z.string(),
    version: z.number(),
    promises: z.array(promise),
    /** To read to the customer. */
    sentence: words,
    accountable: z.string().nullable(),
  }),
  refusals: refusing(
    'tickets.no_kind',
    'tickets.no_category',
    'tickets.where',
    'tickets.authority',
    'tickets.phone_unreadable',
    'tickets.no_such_colleague',
    'events.future',
    'months.closed',
  ),
})

/** What filing would promise, decided as the filing itself would; nothing is written. */
export const previewTicket = operation({
  name: 'tickets.preview',
  title: { zh: '会承诺什么', en: 'What would be promised' },
  audience: 'staff',
  method: 'POST',
  path: '/tickets/preview',
  permission: 'work.do',
  input: report,
  output: z.object({
    promises: z.array(promise),
    level: z.string().nullable(),
    accountable: z.string().nullable(),
    /** Who would have it and how many he has on hand. */
    person: z.object({ name: z.string(), onHand: z.number() }).nullable(),
  }),
  refusals: refusing('tickets.no_kind', 'tickets.no_category', 'tickets.where', 'tickets.authority'),
})

/** Open matters this may be one with, likeliest first. Words are in the body, never in an address. */
export const findSimilar = operation({
  name: 'tickets.similar',
  title: { zh: '可能是同一件', en: 'Perhaps the same matter' },
  audience: 'staff',
  method: 'POST',
  path: '/tickets/similar',
  permission: 'work.do',
  input: z.object({
    words: z.string().max(4000),
    category: z.string().max(60).optional(),
    unitId: id.optional(),
    projectId: id.optional(),
  }),
  output: z.object({
    tickets: z.array(
      z.object({
        id,
        number: z.string(),
        kind: z.string(),
        state: z.string(),
        room: z.string().nullable(),
        place: z.string().nullable(),
        category: z.string().nullable(),
        words: z.string(),
        filedAt: z.string(),
        /** 0 to 1. */
        likeness: z.number(),
      }),
    ),
  }),
})
