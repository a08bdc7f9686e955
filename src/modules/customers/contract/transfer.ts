import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'
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
    /** By this it is taken back; null in a preview. */
    transferId: id.nullable(),
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

/** Whether I may still take back a transfer of this home that I made. */
export const lastTransfer = operation({
  name: 'customers.last-transfer',
  title: { zh: '可撤回的过户', en: 'A transfer that may be taken back' },
  audience: 'staff',
  method: 'GET',
  path: '/units/:unitId/transfer',
  permission: 'customers.change',
  input: z.object({ unitId: id }),
  output: z.object({ transfer: z.object({ id, until: z.string() }).nullable() }),
})

/** Within ten minutes, by whoever made it, while nothing was built on it: all stands as it did before. */
export const undoTransfer = operation({
  name: 'customers.undo-transfer',
  title: { zh: '撤回过户', en: 'Take a transfer back' },
  audience: 'staff',
  method: 'POST',
  path: '/transfers/:id/undo',
  permission: 'customers.change',
  input: z.object({ id }),
  output: done,
  refusals: {
    'customers.transfer_unknown': {
      zh: '没有这次过户，或不在您的范围。',
      en: 'No such transfer, or outside your scope.',
      status: 404,
    },
    'customers.transfer_undone': {
      zh: '这次过户已经撤回了。',
      en: 'This transfer was taken back already.',
    },
    'customers.transfer_not_yours': {
      zh: '只有办理的人能撤回，请找 {author}。',
      en: 'Only who made it may take it back: ask {author}.',
      status: 403,
    },
    'customers.transfer_too_late': {
      zh: '{room} 的过户已超过 10 分钟，不能撤回。要改回去，请再办一次过户，新业主选 {who}。',
      en: 'More than 10 minutes have passed since {room} changed hands. To reverse it, transfer it again to {who}.',
    },
    'customers.transfer_built_on': {
      zh: '{room} 过户之后又记了事，不能撤回。要改回去，请再办一次过户，新业主选 {who}。',
      en: 'Something was recorded since {room} changed hands, so it cannot be taken back. To reverse it, transfer it again to {who}.',
    },
    'months.closed': {
      zh: '{month} 已封账。请找 {who} 办更正。',
      en: '{month} is closed. Ask {who} for a correction.',
    },
  },
})
