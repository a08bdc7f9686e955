import { z } from 'zod'
import { done, id, moment, operation } from '#platform/operation.ts'
import { customerRefusals } from './words.ts'

export const recordConsent = operation({
  name: 'customers.record-consent',
  title: { zh: '记授权', en: 'Record a consent' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/consents',
  permission: 'customers.change',
  input: z.object({
    id,
    purpose: z.enum(['service', 'care', 'marketing', 'recording']),
    given: z.boolean(),
    at: moment.optional(),
    how: z.string().trim().min(1).max(60),
    textVersion: z.string().max(40).optional(),
    evidence: z.string().max(200).optional(),
  }),
  output: done,
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'events.future': customerRefusals['events.future'],
  },
})
