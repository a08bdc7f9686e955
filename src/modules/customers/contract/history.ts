import { z } from 'zod'
import { cursor, day, id, operation } from '#platform/operation.ts'
import { customerRefusals } from './words.ts'

export const listHistory = operation({
  name: 'customers.history',
  title: { zh: '往来', en: 'What happened' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id/history',
  permission: 'customers.see',
  input: z.object({
    id,
    kind: z.enum(['all', 'contacts', 'messages', 'changes', 'obligations']).default('all'),
    text: z.string().max(60).optional(),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    entries: z.array(
      z.object({
        id,
        kind: z.string(),
        at: z.string(),
        recordedAt: z.string(),
        who: z.string().nullable(),
        room: z.string().nullable(),
        /** Of the duty it is about, in the policy's words. */
        matter: z.string().nullable(),
        values: z.record(z.string(), z.unknown()),
        text: z.string().nullable(),
        contactId: id.nullable(),
        corrected: z.boolean(),
      }),
    ),
    after: z.string().nullable(),
  }),
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})

export const recordHappyEvent = operation({
  name: 'customers.record-happy-event',
  title: { zh: '记喜庆', en: 'Record a happy event' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/happy-events',
  permission: 'customers.change',
  input: z.object({ id, what: z.string().trim().min(1).max(60), on: day }),
  output: z.object({ opened: z.number() }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'events.future': customerRefusals['events.future'],
  },
})
