/** Gifts: what a project gives away, how many are left, who got what. Whom a gift is owed and when is the policy's (`do: { deliver: … }`). */
import { z } from 'zod'
import { customerRefusals } from '#modules/customers/contract/words.ts'
import { confirmDone } from '#modules/obligations/contract/work.ts'
import { cursor, day, done, id, moment, operation, words } from '#platform/operation.ts'

export const moveKinds = {
  in: { zh: '进货', en: 'In' },
  counted: { zh: '盘点', en: 'Counted' },
  given: { zh: '送出', en: 'Given' },
  returned: { zh: '退回', en: 'Came back' },
} as const

/** Why something is given though no policy asks for it. */
export const reasons = {
  condolence: { zh: '慰问', en: 'Condolence' },
  congratulation: { zh: '道贺', en: 'Congratulation' },
  apology: { zh: '致歉', en: 'Apology' },
  thanks: { zh: '答谢', en: 'Thanks' },
} as const

export type Reason = keyof typeof reasons

const refusals = {
  'gifts.unknown': {
    zh: '没有这种礼品，或不在您的项目。',
    en: 'No such gift, or not of your projects.',
    status: 404,
  },
  'gifts.name_taken': {
    zh: '这个项目已经有“{name}”。',
    en: '“{name}” is in the list of this project already.',
  },
  'gifts.none_left': {
    zh: '“{name}”没有了。换一种，或先进货。',
    en: '“{name}” has run out. Choose another, or stock up first.',
  },
  'gifts.had_already': {
    zh: '{who}在 {on} 收过“{name}”。换一种没送过的。',
    en: '{who} was given “{name}” on {on}. Choose one he has not had.',
  },
  'gifts.retired': {
    zh: '“{name}”已停用。换一种。',
    en: '“{name}” is not given any more. Choose another.',
  },
  'gifts.elsewhere': {
    zh: '“{name}”是别的项目的礼品。从这位客户的项目里选。',
    en: '“{name}” belongs to another project. Choose one of the customer’s.',
  },
  'gifts.not_a_gift': {
    zh: '这件事不是送东西。',
    en: 'Nothing is to be delivered for this.',
    status: 422,
  },
  'gifts.why': {
    zh: '请选为什么送。',
    en: 'Say why it is given.',
    status: 422,
  },
  'gifts.given_unknown': {
    zh: '没有送过这一份，或已经退回。',
    en: 'This was not given, or has come back already.',
    status: 404,
  },
  'gifts.nothing_changes': {
    zh: '数没有变。',
    en: 'The number stays the same.',
    status: 422,
  },
} as const

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
  refusals: { 'gifts.unknown': refusals['gifts.unknown'], 'gifts.name_taken': refusals['gifts.name_taken'] },
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
  refusals: { 'gifts.unknown': refusals['gifts.unknown'], 'gifts.name_taken': refusals['gifts.name_taken'] },
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
    'gifts.unknown': refusals['gifts.unknown'],
    'gifts.nothing_changes': refusals['gifts.nothing_changes'],
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
  refusals: { 'gifts.unknown': refusals['gifts.unknown'] },
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
    reason: z.enum(Object.keys(reasons) as [Reason, ...Reason[]]).optional(),
    note: z.string().trim().max(2000).optional(),
    fileIds: z.array(id).max(20).default([]),
    at: moment.optional(),
  }),
  output: z.object({ id, stock: z.number(), inTime: z.boolean().nullable() }),
  refusals: {
    ...confirmDone.refusals,
    'customers.unknown': customerRefusals['customers.unknown'],
    'gifts.unknown': refusals['gifts.unknown'],
    'gifts.none_left': refusals['gifts.none_left'],
    'gifts.had_already': refusals['gifts.had_already'],
    'gifts.retired': refusals['gifts.retired'],
    'gifts.elsewhere': refusals['gifts.elsewhere'],
    'gifts.not_a_gift': refusals['gifts.not_a_gift'],
    'gifts.why': refusals['gifts.why'],
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
  refusals: { 'gifts.given_unknown': refusals['gifts.given_unknown'] },
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
