import { z } from 'zod'
import { day, id, operation } from '#platform/operation.ts'
import { customerRefusals } from './words.ts'

export const addHolding = operation({
  name: 'customers.add-holding',
  title: { zh: '登记房屋关系', en: 'Add a holding' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/holdings',
  permission: 'customers.change',
  input: z.object({ id, unitId: id, role: z.enum(['owner', 'co-owner', 'occupant', 'family']) }),
  output: z.object({ holdingId: id }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.unit_unknown': customerRefusals['customers.unit_unknown'],
    'customers.holding_exists': customerRefusals['customers.holding_exists'],
  },
})

export const recordHoldingFact = operation({
  name: 'customers.record-holding-fact',
  title: { zh: '记房屋进展', en: 'Record what happened to a holding' },
  audience: 'staff',
  method: 'POST',
  path: '/holdings/:id/facts',
  permission: 'customers.change',
  input: z.object({
    id,
    event: z.enum([
      'reserved',
      'subscribed',
      'signed',
      'handover-planned',
      'handed-over',
      'moved-in',
      'ended',
    ]),
    on: day,
    /** Only say what it would open. */
    preview: z.boolean().default(false),
  }),
  output: z.object({
    opened: z.number(),
    closed: z.number(),
    unopened: z.number(),
    earliestDueAt: z.string().nullable(),
    stage: z.string().nullable(),
  }),
  refusals: {
    'customers.holding_unknown': customerRefusals['customers.holding_unknown'],
    'customers.ended_before': customerRefusals['customers.ended_before'],
    'events.future': customerRefusals['events.future'],
  },
})
