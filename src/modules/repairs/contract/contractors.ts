import { z } from 'zod'
import { refusing } from '#modules/tickets/contract/refusals.ts'
import { done, id, moment, operation } from '#platform/operation.ts'
import { fen } from './jobs.ts'
import { chargeNames, orderNames, repairRefusals } from './words.ts'

const contractor = z.object({
  id,
  name: z.string(),
  contact: z.string().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  /** Orders of the last twelve months. */
  orders: z.number(),
  done: z.number(),
  /** Done by the day that was asked, of those where one was. */
  inTime: z.number(),
  dated: z.number(),
  /** Done and not come back. */
  onceRight: z.number(),
  declined: z.number(),
  /** Asked or agreed and not paid yet. */
  owesFen: fen,
})
export type Contractor = z.infer<typeof contractor>

/** Who repairs for us, and how well: what is counted is of the last twelve months. */
export const listContractors = operation({
  name: 'repairs.contractors',
  title: { zh: '承修单位', en: 'Contractors' },
  audience: 'staff',
  method: 'GET',
  path: '/repairs/contractors',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({ contractors: z.array(contractor) }),
})

/** Without an id a new one; `end` takes it off the list, its orders stay. */
export const saveContractor = operation({
  name: 'repairs.save-contractor',
  title: { zh: '改承修单位', en: 'Change a contractor' },
  audience: 'staff',
  method: 'POST',
  path: '/repairs/contractors',
  permission: 'work.supervise',
  input: z.object({
    id: id.optional(),
    name: z.string().trim().min(1).max(80),
    contact: z.string().trim().max(60).optional(),
    /** Absent: stays as it is. */
    phone: z.string().trim().max(40).optional(),
    end: z.boolean().default(false),
  }),
  output: z.object({ id }),
  refusals: {
    'repairs.no_contractor': repairRefusals['repairs.no_contractor'],
    'repairs.same_contractor': repairRefusals['repairs.same_contractor'],
    'tickets.phone_unreadable': refusing('tickets.phone_unreadable')['tickets.phone_unreadable'],
  },
})

const order = z.object({
  id,
  ticketId: id,
  number: z.string(),
  contractorId: id,
  contractor: z.string(),
  part: z.string().nullable(),
  words: z.string().nullable(),
  room: z.string().nullable(),
  place: z.string().nullable(),
  category: z.string().nullable(),
  state: z.enum(orderNames),
  sentAt: z.string(),
  sentBy: z.string().nullable(),
  openedAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  reason: z.string().nullable(),
})
export type WorkOrder = z.infer<typeof order>

/** Of a ticket, or of a contractor, newest first. */
export const listOrders = operation({
  name: 'repairs.orders',
  title: { zh: '外派单', en: 'Work orders' },
  audience: 'staff',
  method: 'GET',
  path: '/repairs/orders',
  permission: 'work.do',
  input: z.object({ ticketId: id.optional(), contractorId: id.optional() }),
  output: z.object({ orders: z.array(order) }),
})

/**
 * One job to a contractor without an account: the link shows only what is needed to do it, and ends with the job. Whoever
 * sends it keeps the ticket. The link is answered once and never again: only its digest is kept.
 */
export const sendOrder = operation({
  name: 'repairs.send-order',
  title: { zh: '派给承修单位', en: 'Send to a contractor' },
  audience: 'staff',
  method: 'POST',
  path: '/tickets/:id/orders',
  permission: 'work.do',
  input: z.object({
    id,
    contractorId: id,
    part: z.string().trim().max(60).optional(),
    /** What is to be done, beside what was reported. */
    words: z.string().trim().max(1000).optional(),
    dueAt: moment.optional(),
    /** How many days the link opens. */
    days: z.number().int().min(1).max(60).default(14),
  }),
  output: z.object({ orderId: id, token: z.string(), expiresAt: z.string() }),
  refusals: {
    ...refusing('tickets.unknown', 'tickets.over', 'tickets.not_now', 'months.closed', 'events.future'),
    'repairs.no_contractor': repairRefusals['repairs.no_contractor'],
    'repairs.order_runs': repairRefusals['repairs.order_runs'],
  },
})

/** Called back: the link opens nothing from now on. */
export const endOrder = operation({
  name: 'repairs.end-order',
  title: { zh: '收回外派单', en: 'Call an order back' },
  audience: 'staff',
  method: 'POST',
  path: '/repairs/orders/:id/end',
  permission: 'work.do',
  input: z.object({ id, reason: z.string().trim().min(1).max(300) }),
  output: done,
  refusals: { 'repairs.no_order': repairRefusals['repairs.no_order'] },
})

const chargeback = z.object({
  id,
  ticketId: id,
  number: z.string(),
  contractorId: id,
  contractor: z.string(),
  fen,
  reason: z.string(),
  state: z.enum(chargeNames),
  askedAt: z.string(),
  askedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable(),
})
export type Chargeback = z.infer<typeof chargeback>

export const listChargebacks = operation({
  name: 'repairs.chargebacks',
  title: { zh: '要追回的钱', en: 'Money to be got back' },
  audience: 'staff',
  method: 'GET',
  path: '/repairs/chargebacks',
  permission: 'work.do',
  input: z.object({
    ticketId: id.optional(),
    contractorId: id.optional(),
    /** `out`: asked for or agreed to, and not paid yet. */
    which: z.enum(['out', 'all']).default('all'),
  }),
  output: z.object({
    /** What is out on top, at most 300. */
    chargebacks: z.array(chargeback),
    /** Of all in sight, by contractor, the most that is out first. */
    sums: z.array(
      z.object({
        contractorId: id,
        contractor: z.string(),
        asked: fen,
        agreed: fen,
        paid: fen,
        dropped: fen,
      }),
    ),
  }),
})

/** What others repaired under a contractor's warranty is asked back from him: only while he answers. */
export const askChargeback = operation({
  name: 'repairs.ask-chargeback',
  title: { zh: '向承修单位追款', en: 'Ask money back' },
  audience: 'staff',
  method: 'POST',
  path: '/tickets/:id/chargebacks',
  permission: 'work.supervise',
  input: z.object({
    id,
    contractorId: id,
    fen: fen.min(1),
    reason: z.string().trim().min(1).max(500),
  }),
  output: z.object({ chargebackId: id }),
  refusals: {
    ...refusing('tickets.unknown'),
    'repairs.no_contractor': repairRefusals['repairs.no_contractor'],
  },
})

export const decideChargeback = operation({
  name: 'repairs.decide-chargeback',
  title: { zh: '追款有了结果', en: 'What a chargeback came to' },
  audience: 'staff',
  method: 'POST',
  path: '/repairs/chargebacks/:id',
  permission: 'work.supervise',
  input: z.object({ id, state: z.enum(chargeNames), note: z.string().trim().max(500).optional() }),
  output: done,
  refusals: { 'repairs.no_chargeback': repairRefusals['repairs.no_chargeback'] },
})
