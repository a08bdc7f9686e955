import { z } from 'zod'
import { id, operation } from '#platform/operation.ts'
import { claimed, unanswered } from '../../messages/contract/sending.ts'

/**
 * Makes what is due now: the digests of a half-day, for everybody in one statement and once, and what cannot wait. Twice a
 * working day, 08:15 and 16:30 in the company's zone; missed by more than three hours, a half-day is left out.
 */
export const collectNotices = operation({
  name: 'notices.collect',
  title: { zh: '汇总要提醒的', en: 'Collect what colleagues are to be told' },
  audience: 'system',
  method: 'POST',
  path: '/notices/collect',
  permission: null,
  input: z.object({}),
  output: z.object({ digests: z.number(), atOnce: z.number() }),
})

/** Claims notices before the providers are called; the claim is committed first. */
export const claimNotices = operation({
  name: 'notices.claim',
  title: { zh: '取待发提醒', en: 'Claim notices' },
  audience: 'system',
  method: 'POST',
  path: '/notices/claim',
  permission: null,
  input: z.object({ limit: z.number().int().min(1).max(50).default(8) }),
  output: z.object({
    notices: z.array(claimed.extend({ secret: z.string().optional() })),
  }),
})

/** Notices of which the provider should be asked what became of them; ever less often, for a day. */
export const listUnansweredNotices = operation({
  name: 'notices.unanswered',
  title: { zh: '待问服务商的提醒', en: 'Notices to ask about' },
  audience: 'system',
  method: 'POST',
  path: '/notices/unanswered',
  permission: null,
  input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
  output: unanswered,
})

/** Keeps what the provider answered. `later` queues it again, with longer and longer waits, until it is too late for it. */
export const settleNotice = operation({
  name: 'notices.settle',
  title: { zh: '记提醒结果', en: 'Settle a notice' },
  audience: 'system',
  method: 'POST',
  path: '/notices/settle',
  permission: null,
  input: z.object({
    id,
    state: z.enum(['sent', 'delivered', 'failed', 'unknown', 'later']),
    providerId: z.string().max(200).nullish(),
    answer: z.string().max(1000).nullish(),
    waitMs: z.number().int().min(0).max(86_400_000).optional(),
    asked: z.boolean().default(false),
  }),
  output: z.object({ state: z.string() }),
})
