import { z } from 'zod'
import { cursor, id, operation } from '#platform/operation.ts'

/** What the company told this customer, newest first. */
export const listMyMessages = operation({
  name: 'messages.list-mine',
  title: { zh: '物业告诉您', en: 'What the company told me' },
  audience: 'customer',
  method: 'GET',
  path: '/messages',
  permission: null,
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(50).default(20) }),
  output: z.object({
    messages: z.array(
      z.object({
        id,
        at: z.string(),
        body: z.string(),
        channel: z.string(),
        readAt: z.string().nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
})

export const readMyMessages = operation({
  name: 'messages.read-mine',
  title: { zh: '知道了', en: 'Seen' },
  audience: 'customer',
  method: 'POST',
  path: '/messages/read',
  permission: null,
  input: z.object({ ids: z.array(id).min(1).max(50) }),
  output: z.object({ read: z.number() }),
})
