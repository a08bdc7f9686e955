import { z } from 'zod'
import { cursor, id, operation, words } from '#platform/operation.ts'
import { promise, wording } from './filing.ts'
import { refusing } from './refusals.ts'

export const ticketRow = z.object({
  id,
  number: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  state: z.string(),
  category: z.string().nullable(),
  severity: z.string().nullable(),
  urgent: z.boolean(),
  /** The customer's words, cut. */
  words: z.string(),
  room: z.string().nullable(),
  place: z.string().nullable(),
  project: z.string().nullable(),
  customer: z.string().nullable(),
  assignee: z.string().nullable(),
  firstContact: z.string().nullable(),
  filedAt: z.string(),
  /** The promise that ends first; null where none runs. */
  dueAt: z.string().nullable(),
  clock: z.string().nullable(),
  urged: z.number(),
  reopened: z.number(),
  version: z.number(),
})
export type TicketRow = z.infer<typeof ticketRow>

/** Open tickets, the promise that ends first on top; those without a running clock after them, oldest first. */
export const listQueue = operation({
  name: 'tickets.queue',
  title: { zh: '队列', en: 'Queue' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets',
  permission: 'work.do',
  input: z.object({
    which: z.enum(['open', 'mine', 'unassigned', 'solved', 'all']).default('open'),
    kind: z.string().max(60).optional(),
    projectId: id.optional(),
    /** A number, whole or its last part, or words of the report. */
    text: z.string().trim().max(100).optional(),
    after: cursor,
    limit: z.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ tickets: z.array(ticketRow), after: z.string().nullable(), now: z.string() }),
})

/** The open tickets of a customer, or of a home, newest first. */
export const ticketsOf = operation({
  name: 'tickets.of',
  title: { zh: '未结诉求', en: 'Open tickets' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/of',
  permission: 'work.do',
  input: z.object({ customerId: id.optional(), unitId: id.optional() }),
  output: z.object({
    tickets: z.array(ticketRow),
    /** All of the last 90 days, and how many of them came back. */
    recent: z.number(),
    reopened: z.number(),
  }),
})

const step = z.object({
  id,
  move: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  at: z.string(),
  recordedAt: z.string(),
  by: z.string().nullable(),
  byCustomer: z.boolean(),
  reason: z.string().nullable(),
  words: z.string().nullable(),
  files: z.array(id),
  detail: z.record(z.string(), z.unknown()),
})

const clock = promise.extend({
  id,
  state: z.enum(['open', 'waiting', 'met', 'waived', 'lapsed']),
  metAt: z.string().nullable(),
  inTime: z.boolean().nullable(),
  startedAt: z.string(),
})

const linked = z.object({ id, number: z.string(), state: z.string(), words: z.string() })

export const seeTicket = operation({
  name: 'tickets.see',
  title: { zh: '诉求', en: 'Ticket' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/:id',
  permission: 'work.do',
  input: z.object({ id }),
  output: ticketRow.extend({
    words: z.string(),
    channel: z.string(),
    cause: z.string().nullable(),
    remedy: z.string().nullable(),
    convenient: z.string().nullable(),
    unitId: id.nullable(),
    projectId: id,
    customerId: id.nullable(),
    phone: z.string().nullable(),
    caller: z.object({
      name: z.string().nullable(),
      relation: z.string().nullable(),
      phone: z.string().nullable(),
    }),
    accountable: z.string().nullable(),
    respondent: z.string().nullable(),
    assigneeId: id.nullable(),
    valid: z.boolean().nullable(),
    satisfied: z.boolean().nullable(),
    outcome: z.string().nullable(),
    calls: z.number(),
    influence: z.number().nullable(),
    suspendReason: z.string().nullable(),
    nextNewsAt: z.string().nullable(),
    /** The visit agreed with the customer. */
    appointed: z.object({ from: z.string(), until: z.string() }).nullable(),
    authority: z.object({ number: z.string(), dueAt: z.string() }).nullable(),
    photos: z.array(id),
    mergedInto: linked.nullable(),
    incident: z.object({ id, title: z.string(), expectedEndAt: z.string().nullable() }).nullable(),
    merged: z.array(linked),
    links: z.array(linked),
    clocks: z.array(clock),
    steps: z.array(step),
    /** Moves that may be made now. */
    may: z.array(z.string()),
    categories: z.array(z.string()),
    /** Of its category. */
    wording: wording.nullable(),
    causes: z.array(z.string()),
    levels: z.array(z.string()),
    /** The policy says whom what cannot be solved here is passed on to, with which form. */
    passOn: z.object({ playbook: z.string(), form: z.string().nullable() }).nullable(),
    /** Its kind has parts under warranty: contractors may be sent to it. */
    mends: z.boolean(),
    /** As the customer reads it. */
    toCustomer: words,
  }),
  refusals: refusing('tickets.unknown'),
})

/** The clocks that end next and those past, with whom they told. */
export const seeClocks = operation({
  name: 'tickets.clocks',
  title: { zh: '时限', en: 'Clocks' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/clocks',
  permission: 'work.supervise',
  input: z.object({ projectId: id.optional() }),
  output: z.object({
    clocks: z.array(
      z.object({
        obligationId: id,
        ticketId: id,
        number: z.string(),
        kindTitle: z.string(),
        words: z.string(),
        room: z.string().nullable(),
        project: z.string().nullable(),
        clock: z.string(),
        dueAt: z.string(),
        past: z.boolean(),
        owedBy: z.string().nullable(),
        /** Since when nobody has done anything with it. */
        stillSince: z.string(),
        told: z.array(z.string()),
      }),
    ),
    past: z.number(),
    next: z.number(),
    now: z.string(),
  }),
})
