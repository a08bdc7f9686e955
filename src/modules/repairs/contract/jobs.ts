import { z } from 'zod'
import { refusing } from '#modules/tickets/contract/refusals.ts'
import { id, moment, operation } from '#platform/operation.ts'
import { repairRefusals, termsNames } from './words.ts'

/** Amounts are whole fen; at most a million yuan. */
export const fen = z.number().int().min(0).max(100_000_000)

const job = z.object({
  id,
  number: z.string(),
  kindTitle: z.string(),
  state: z.string(),
  version: z.number(),
  category: z.string().nullable(),
  severity: z.string().nullable(),
  urgent: z.boolean(),
  words: z.string(),
  unitId: id.nullable(),
  room: z.string().nullable(),
  /** Words for a spot that is no home. */
  place: z.string().nullable(),
  building: z.string().nullable(),
  project: z.string(),
  /** The order in which one walks: project, building, entrance, floor. */
  walk: z.string(),
  customerId: id.nullable(),
  customer: z.string().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  convenient: z.string().nullable(),
  appointedFrom: z.string().nullable(),
  appointedUntil: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  /** The promise that ends first. */
  dueAt: z.string().nullable(),
  clock: z.string().nullable(),
  reopened: z.number(),
  photos: z.array(id),
  causes: z.array(z.string()),
  /** What was repaired at the same home before, newest first; at most three. */
  before: z.array(
    z.object({
      id,
      number: z.string(),
      category: z.string().nullable(),
      solvedAt: z.string(),
      by: z.string().nullable(),
      done: z.string().nullable(),
      files: z.array(id),
    }),
  ),
})
export type Job = z.infer<typeof job>

/** What I have on hand and is not done: what is urgent first, then by the agreed hour, then as one walks. */
export const listMyJobs = operation({
  name: 'repairs.my-jobs',
  title: { zh: '我的活', en: 'My jobs' },
  audience: 'staff',
  method: 'GET',
  path: '/repairs/jobs',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({
    jobs: z.array(job),
    /** Done today, and how many of these did not come back. */
    doneToday: z.number(),
    onceToday: z.number(),
    now: z.string(),
  }),
})

/** One thing put in or charged: how many, at so much each. */
const line = z.object({
  name: z.string().trim().min(1).max(60),
  unit: z.string().trim().max(10).default(''),
  count: z.number().int().min(1).max(10_000),
  fen,
})
export type Line = z.infer<typeof line>

/**
 * One visit is done: what was put in, at whose cost, pictures before and after, who signed. It solves the ticket in the same
 * breath, from wherever it stands. From a phone without a line: sent again with the same key it is done once, and `at` is
 * believed as `tickets.accept` says.
 */
export const finishJob = operation({
  name: 'repairs.finish',
  title: { zh: '完成', en: 'Finish a job' },
  audience: 'staff',
  method: 'POST',
  path: '/repairs/jobs/:id/finish',
  permission: 'work.do',
  input: z.object({
    id,
    version: z.number().int().min(1).optional(),
    at: moment.optional(),
    /** What was done; the customer reads it. */
    words: z.string().trim().min(1).max(2000),
    cause: z.string().max(60).optional(),
    terms: z.enum(termsNames),
    /** The part of the home, as the warranty names it. */
    part: z.string().trim().max(60).optional(),
    lines: z.array(line).max(50).default([]),
    labourFen: fen.default(0),
    /** The customer saw the price and said yes, before the work. */
    agreed: z.object({ at: moment, fen }).optional(),
    before: z.array(id).max(9).default([]),
    after: z.array(id).max(9).default([]),
    /** A picture of what was signed on glass. */
    signature: z.array(id).max(1).default([]),
    signedBy: z.string().trim().max(60).optional(),
  }),
  output: z.object({ version: z.number(), state: z.string(), totalFen: fen }),
  refusals: {
    ...refusing(
      'tickets.unknown',
      'tickets.changed',
      'tickets.not_now',
      'tickets.over',
      'tickets.no_category',
      'events.future',
      'months.closed',
    ),
    'repairs.not_agreed': repairRefusals['repairs.not_agreed'],
    'repairs.agreed_less': repairRefusals['repairs.agreed_less'],
  },
})

/** What was done on each visit to a ticket, newest first. */
export const listSheets = operation({
  name: 'repairs.sheets',
  title: { zh: '维修记录', en: 'Job sheets' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/:id/sheets',
  permission: 'work.do',
  input: z.object({ id }),
  output: z.object({
    sheets: z.array(
      z.object({
        id,
        by: z.string().nullable(),
        doneAt: z.string(),
        recordedAt: z.string(),
        terms: z.enum(termsNames),
        part: z.string().nullable(),
        lines: z.array(line),
        labourFen: fen,
        totalFen: fen,
        agreedAt: z.string().nullable(),
        signedBy: z.string().nullable(),
        before: z.array(id),
        after: z.array(id),
        signature: id.nullable(),
      }),
    ),
  }),
  refusals: refusing('tickets.unknown'),
})
