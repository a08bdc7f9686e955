import { z } from 'zod'
import { refusals as placeRefusals } from '#modules/places/contract/words.ts'
import { cursor, done, id, operation } from '#platform/operation.ts'
import { giftRefusals } from './words.ts'

const shaped = z.object({
  name: z.string().trim().min(1).max(60),
  /** What the policy calls it where it asks for it; none: fits everything. */
  occasions: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** Yuan. */
  worth: z.number().min(0).max(1_000_000).nullish(),
})

const gift = z.object({
  id,
  projectId: id,
  project: z.string(),
  name: z.string(),
  occasions: z.array(z.string()),
  worth: z.number().nullable(),
  stock: z.number(),
  /** How many were given since the first of January and did not come back. */
  givenThisYear: z.number(),
  retired: z.boolean(),
})

export const listGifts = operation({
  name: 'gifts.list',
  title: { zh: '礼品', en: 'Gifts' },
  audience: 'staff',
  method: 'GET',
  path: '/gifts',
  permission: 'gifts.keep',
  input: z.object({ projectId: id.optional() }),
  output: z.object({
    gifts: z.array(gift),
    /** What the policies that run ask to deliver, in their words. */
    occasions: z.array(z.string()),
  }),
})

export const addGift = operation({
  name: 'gifts.add',
  title: { zh: '加礼品', en: 'Add a gift' },
  audience: 'staff',
  method: 'POST',
  path: '/gifts',
  permission: 'gifts.keep',
  input: shaped.extend({ projectId: id, stock: z.number().int().min(0).max(1_000_000).default(0) }),
  output: z.object({ id }),
  refusals: {
    'places.unknown': placeRefusals['places.unknown'],
    'gifts.name_taken': giftRefusals['gifts.name_taken'],
  },
})

export const changeGift = operation({
  name: 'gifts.change',
  title: { zh: '改礼品', en: 'Change a gift' },
  audience: 'staff',
  method: 'PUT',
  path: '/gifts/:id',
  permission: 'gifts.keep',
  input: shaped.extend({ id, retired: z.boolean().default(false) }),
  output: done,
  refusals: {
    'gifts.unknown': giftRefusals['gifts.unknown'],
    'gifts.name_taken': giftRefusals['gifts.name_taken'],
  },
})

/** `in`: so many came; `counted`: so many are there, whatever the list says. */
export const stockGift = operation({
  name: 'gifts.stock',
  title: { zh: '进货、盘点', en: 'Stock up, count' },
  audience: 'staff',
  method: 'POST',
  path: '/gifts/:id/moves',
  permission: 'gifts.keep',
  input: z.object({
    id,
    kind: z.enum(['in', 'counted']),
    quantity: z.number().int().min(0).max(1_000_000),
    note: z.string().trim().max(200).optional(),
  }),
  output: z.object({ stock: z.number() }),
  refusals: {
    'gifts.unknown': giftRefusals['gifts.unknown'],
    'gifts.nothing_changes': giftRefusals['gifts.nothing_changes'],
  },
})

export const listGiftMoves = operation({
  name: 'gifts.moves',
  title: { zh: '礼品流水', en: 'Moves of gifts' },
  audience: 'staff',
  method: 'GET',
  path: '/gifts/moves',
  permission: 'gifts.keep',
  input: z.object({
    projectId: id.optional(),
    giftId: id.optional(),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    moves: z.array(
      z.object({
        id,
        gift: z.string(),
        kind: z.enum(['in', 'counted', 'given', 'returned']),
        quantity: z.number(),
        stockAfter: z.number(),
        customerId: id.nullable(),
        customer: z.string().nullable(),
        room: z.string().nullable(),
        occasion: z.string().nullable(),
        note: z.string().nullable(),
        by: z.string().nullable(),
        at: z.string(),
        cameBack: z.boolean(),
      }),
    ),
    after: z.string().nullable(),
  }),
})
