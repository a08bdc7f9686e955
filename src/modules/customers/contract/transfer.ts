import { z } from 'zod'
import { day, id, operation } from '#platform/operation.ts'
import { customerRefusals } from './words.ts'

const matter = z.object({
  id,
  title: z.string(),
  customer: z.string().nullable(),
  dueAt: z.string().nullable(),
})

export const transferHome = operation({
  name: 'customers.transfer-home',
  title: { zh: '过户', en: 'Transfer a home to a new owner' },
  audience: 'staff',
  method: 'POST',
  path: '/units/:unitId/transfer',
  permission: 'customers.change',
  input: z.object({
    unitId: id,
    on: day,
    /** The new owner: a customer on record, or a name and a phone. One of them. */
    customerId: id.optional(),
    newcomer: z
      .object({ name: z.string().trim().min(1).max(60), phone: z.string().trim().max(40).optional() })
      .optional(),
    /** Where the new owner's journey begins; the home's handover stays what it was. */
    begins: z.enum(['signed', 'moved-in']),
    preview: z.boolean().default(false),
  }),
  output: z.object({
    /** Null in a preview of somebody who is not on record yet. */
    customerId: id.nullable(),
    ended: z.array(z.object({ name: z.string(), role: z.string() })),
    closed: z.array(matter),
    opened: z.array(matter),
    stage: z.string().nullable(),
    /** Stays with the home. */
    handedOverOn: day.nullable(),
  }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.phone_unreadable': customerRefusals['customers.phone_unreadable'],
    'customers.exists': customerRefusals['customers.exists'],
    'customers.ended_before': customerRefusals['customers.ended_before'],
    'customers.holding_exists': customerRefusals['customers.holding_exists'],
    'events.future': customerRefusals['events.future'],
    'customers.new_owner': {
      zh: '请选一位新业主，或写下他的姓名。',
      en: 'Choose the new owner, or write the name.',
      status: 422,
    },
    'customers.no_owner': {
      zh: '这套房没有登记业主，不用过户，直接「登记住户」。',
      en: 'No owner of this home is on record. Record the holder instead.',
      status: 422,
    },
  },
})
