import { z } from 'zod'
import { customerRefusals } from '#modules/customers/contract/words.ts'
import { confirmDone } from '#modules/obligations/contract/work.ts'
import { day, id, moment, namesOf, operation, words } from '#platform/operation.ts'
import { giftRefusals, reasons } from './words.ts'

/** Who gets what in the days ahead: one after the other as they fall due, each a kind he has not had, while it lasts. */
export const previewGifts = operation({
  name: 'gifts.preview',
  title: { zh: '接下来谁得什么', en: 'Who gets what' },
  audience: 'staff',
  method: 'GET',
  path: '/gifts/preview',
  permission: 'gifts.keep',
  input: z.object({ projectId: id, until: day }),
  output: z.object({
    people: z.array(
      z.object({
        obligationId: id,
        customerId: id,
        customer: z.string(),
        room: z.string().nullable(),
        occasion: z.string(),
        dueAt: z.string().nullable(),
        gift: z.string().nullable(),
        /** Why there is none for him. */
        because: words.nullable(),
      }),
    ),
    /** Beyond the first two thousand nothing is said. */
    more: z.boolean(),
    /** Of each kind: how many go, how many are left then. */
    kinds: z.array(z.object({ gift: z.string(), goes: z.number(), left: z.number() })),
    /** How many get nothing, by what the policy calls it. */
    missing: z.array(z.object({ occasion: z.string(), count: z.number() })),
  }),
  refusals: { 'gifts.unknown': giftRefusals['gifts.unknown'] },
})

/** What can be given to somebody: those he has not had first; the first is the one proposed. */
export const proposeGifts = operation({
  name: 'gifts.propose',
  title: { zh: '可以送什么', en: 'What can be given' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:customerId/gifts/choices',
  permission: 'work.do',
  input: z.object({
    customerId: id,
    /** What it is owed by: only what fits that is named. */
    obligationId: id.optional(),
  }),
  output: z.object({
    choices: z.array(
      z.object({
        id,
        name: z.string(),
        worth: z.number().nullable(),
        stock: z.number(),
        hadOn: day.nullable(),
      }),
    ),
    /** Null: nothing is left that he has not had. */
    proposed: id.nullable(),
  }),
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})

/** Hands a gift over: for what the policy asks, with its evidence, or for a reason of one's own. */
export const giveGift = operation({
  name: 'gifts.give',
  title: { zh: '送礼品', en: 'Give a gift' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:customerId/gifts',
  permission: 'work.do',
  input: z.object({
    customerId: id,
    giftId: id,
    /** What it is owed by. */
    obligationId: id.optional(),
    /** Asked for where nothing is owed. */
    reason: z.enum(namesOf(reasons)).optional(),
    note: z.string().trim().max(2000).optional(),
    fileIds: z.array(id).max(20).default([]),
    at: moment.optional(),
  }),
  output: z.object({ id, stock: z.number(), inTime: z.boolean().nullable() }),
  refusals: {
    ...confirmDone.refusals,
    'customers.unknown': customerRefusals['customers.unknown'],
    'gifts.unknown': giftRefusals['gifts.unknown'],
    'gifts.none_left': giftRefusals['gifts.none_left'],
    'gifts.had_already': giftRefusals['gifts.had_already'],
    'gifts.retired': giftRefusals['gifts.retired'],
    'gifts.elsewhere': giftRefusals['gifts.elsewhere'],
    'gifts.not_a_gift': giftRefusals['gifts.not_a_gift'],
    'gifts.why': giftRefusals['gifts.why'],
  },
})

/** He did not take it, or gave it back: it is in stock again, and what was owed stays done. */
export const takeGiftBack = operation({
  name: 'gifts.take-back',
  title: { zh: '礼品退回', en: 'Take a gift back' },
  audience: 'staff',
  method: 'POST',
  path: '/gifts/given/:id/return',
  permission: 'work.do',
  input: z.object({ id, note: z.string().trim().min(2).max(200) }),
  output: z.object({ stock: z.number() }),
  refusals: { 'gifts.given_unknown': giftRefusals['gifts.given_unknown'] },
})

export const listGiven = operation({
  name: 'gifts.given',
  title: { zh: '送过什么', en: 'What he was given' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:customerId/gifts',
  permission: 'customers.see',
  input: z.object({ customerId: id }),
  output: z.object({
    given: z.array(
      z.object({
        id,
        gift: z.string(),
        occasion: z.string().nullable(),
        note: z.string().nullable(),
        by: z.string().nullable(),
        at: z.string(),
        cameBack: z.boolean(),
      }),
    ),
  }),
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})
