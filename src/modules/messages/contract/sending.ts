import { z } from 'zod'
import { id, operation } from '#platform/operation.ts'

/** What a provider is called with. */
export const claimed = z.object({
  id,
  channel: z.string(),
  to: z.string(),
  body: z.string(),
  template: z.string(),
  gaps: z.record(z.string(), z.string()),
})

/** Claims one queued message before the provider is called; the claim is committed first. */
export const claimMessage = operation({
  name: 'messages.claim',
  title: { zh: '取待发消息', en: 'Claim a message' },
  audience: 'system',
  method: 'POST',
  path: '/messages/claim',
  permission: null,
  input: z.object({}),
  output: z.object({
    message: claimed.nullable(),
  }),
})

/** What a provider is to be asked about. */
export const unanswered = z.object({
  messages: z.array(
    z.object({
      id,
      channel: z.string(),
      to: z.string(),
      providerId: z.string().nullable(),
      claimedAt: z.string(),
      state: z.enum(['sent', 'unknown']),
    }),
  ),
})

/** Messages of which the provider should be asked: no answer came, or the receipt is still out; ever less often, for three days. */
export const listUnanswered = operation({
  name: 'messages.unanswered',
  title: { zh: '待问服务商的消息', en: 'Messages to ask about' },
  audience: 'system',
  method: 'POST',
  path: '/messages/unanswered',
  permission: null,
  input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
  output: unanswered,
})

/** Keeps what the provider answered, at once or when `asked`; delivered or failed becomes a fact. */
export const settleMessage = operation({
  name: 'messages.settle',
  title: { zh: '记发送结果', en: 'Settle a message' },
  audience: 'system',
  method: 'POST',
  path: '/messages/settle',
  permission: null,
  input: z.object({
    id,
    state: z.enum(['sent', 'delivered', 'failed', 'unknown']),
    providerId: z.string().max(200).nullish(),
    answer: z.string().max(1000).nullish(),
    asked: z.boolean().default(false),
  }),
  output: z.object({ met: z.boolean() }),
})
