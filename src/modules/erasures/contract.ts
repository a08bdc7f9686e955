/** Erasures: a person asks that what is kept about him goes. What cannot go is said beforehand; two people decide; nothing brings it back. */
import { z } from 'zod'
import { customerRefusals } from '#modules/customers/contract/words.ts'
import { cursor, done, id, operation, words } from '#platform/operation.ts'

const permission = 'customers.erase'

const refusals = {
  'customers.unknown': customerRefusals['customers.unknown'],
  'erasures.held_back': {
    zh: '现在还不能删除：{why}',
    en: 'Cannot be erased yet: {why}',
  },
  'erasures.asked_already': {
    zh: '已经有人申请删除这位客户，等另一位同事同意。',
    en: 'Somebody has asked for this erasure already; it waits for a colleague.',
  },
  'erasures.unknown': {
    zh: '没有这个申请，或不在您的范围。',
    en: 'No such request, or outside your scope.',
    status: 404,
  },
  'erasures.own': { zh: '自己的申请要由别人同意。', en: 'Somebody else has to agree to your request.' },
  'erasures.decided': { zh: '这个申请已经处理过。', en: 'This request has been decided already.' },
} as const

export const previewErasure = operation({
  name: 'erasures.preview',
  title: { zh: '删除前先看', en: 'What an erasure would do' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id/erasure',
  permission,
  input: z.object({ id }),
  output: z.object({
    /** Why it cannot be done now, each in words; empty when it can. */
    heldBack: z.array(words),
    goes: z.array(words),
    /** What stays, each with the reason. */
    stays: z.array(words),
  }),
  refusals: { 'customers.unknown': refusals['customers.unknown'] },
})

export const askErasure = operation({
  name: 'erasures.ask',
  title: { zh: '申请删除个人信息', en: 'Ask for an erasure' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/erasure',
  permission,
  input: z.object({
    id,
    /** Who asked and how; without the person's name, for this line stays. */
    reason: z.string().trim().min(2).max(200),
  }),
  output: z.object({ id }),
  refusals: {
    'customers.unknown': refusals['customers.unknown'],
    'erasures.held_back': refusals['erasures.held_back'],
    'erasures.asked_already': refusals['erasures.asked_already'],
  },
})

export const decideErasure = operation({
  name: 'erasures.decide',
  title: { zh: '同意删除个人信息', en: 'Agree to an erasure' },
  audience: 'staff',
  method: 'POST',
  path: '/erasures/:id/decision',
  permission,
  input: z.object({ id, agreed: z.boolean() }),
  output: done,
  refusals: {
    'erasures.unknown': refusals['erasures.unknown'],
    'erasures.own': refusals['erasures.own'],
    'erasures.decided': refusals['erasures.decided'],
    'erasures.held_back': refusals['erasures.held_back'],
    'customers.unknown': refusals['customers.unknown'],
  },
})

export const erasureStates = {
  asked: { zh: '等同意', en: 'Waiting for agreement' },
  done: { zh: '已删除', en: 'Erased' },
  declined: { zh: '没有同意', en: 'Declined' },
} as const

export const listErasures = operation({
  name: 'erasures.list',
  title: { zh: '删除个人信息', en: 'Erasures' },
  audience: 'staff',
  method: 'GET',
  path: '/erasures',
  permission,
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(100).default(50) }),
  output: z.object({
    erasures: z.array(
      z.object({
        id,
        customerId: id,
        /** Only the number once he is erased. */
        customer: z.string(),
        reason: z.string(),
        state: z.enum(['asked', 'done', 'declined']),
        by: z.string(),
        mine: z.boolean(),
        at: z.string(),
        decidedBy: z.string().nullable(),
        decidedAt: z.string().nullable(),
        /** How many of each went. */
        went: z.record(z.string(), z.number()),
      }),
    ),
    after: z.string().nullable(),
  }),
})
