import { z } from 'zod'
import { cursor, id, operation } from '#platform/operation.ts'

export const readBell = operation({
  name: 'obligations.bell',
  title: { zh: '提醒', en: 'The bell' },
  audience: 'staff',
  method: 'GET',
  path: '/bell',
  permission: null,
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(100).default(30) }),
  output: z.object({
    entries: z.array(
      z.object({
        id,
        at: z.string(),
        kind: z.string(),
        obligationId: id.nullable(),
        title: z.string().nullable(),
        room: z.string().nullable(),
        customer: z.string().nullable(),
        owedBy: z.string().nullable(),
        dueAt: z.string().nullable(),
        state: z.string().nullable(),
        readAt: z.string().nullable(),
      }),
    ),
    unread: z.number(),
    after: z.string().nullable(),
  }),
})

export const markBellRead = operation({
  name: 'obligations.mark-bell-read',
  title: { zh: '提醒已读', en: 'Mark the bell as read' },
  audience: 'staff',
  method: 'POST',
  path: '/bell/read',
  permission: null,
  input: z.object({ ids: z.array(id).max(200).optional() }),
  output: z.object({ read: z.number() }),
})
