import { z } from 'zod'
import { cursor, done, id, operation } from '#platform/operation.ts'
import { customerRefusals } from '../../customers/contract/words.ts'
import { accessRefusals } from './words.ts'

const unknown = { 'customers.unknown': customerRefusals['customers.unknown'] }

export const entryStates = {
  open: { zh: '等确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  declined: { zh: '不是', en: 'Declined' },
} as const

const entryState = z.enum(['open', 'confirmed', 'declined'])

/** How a customer stands with the portal. */
export const seeAccess = operation({
  name: 'access.see',
  title: { zh: '业主端使用情况', en: 'A customer and the portal' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id/access',
  permission: 'customers.see',
  input: z.object({ id }),
  output: z.object({
    homes: z.number(),
    /** Devices that are in, and the last day one was used. */
    devices: z.number(),
    usedOn: z.string().nullable(),
    invitation: z.object({ by: z.string(), madeAt: z.string(), expiresAt: z.string() }).nullable(),
  }),
  refusals: unknown,
})

/** Makes an invitation and shows it this once; one made before holds no longer. */
export const invite = operation({
  name: 'access.invite',
  title: { zh: '邀请进业主端', en: 'Invite to the portal' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/invitation',
  permission: 'customers.change',
  input: z.object({ id }),
  output: z.object({
    /** Eight characters in two groups: 7KQ3-M9FX. */
    code: z.string(),
    /** Where it is used, under the address of the installation. */
    path: z.string(),
    expiresAt: z.string(),
  }),
  refusals: { ...unknown, 'access.no_home': accessRefusals['access.no_home'] },
})

/** All devices of a customer are out at once, and an open invitation holds no longer. */
export const endAccess = operation({
  name: 'access.end',
  title: { zh: '让他的设备退出', en: 'Sign a customer out' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/access/end',
  permission: 'customers.change',
  input: z.object({ id, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ devices: z.number() }),
  refusals: unknown,
})

export const listEntryRequests = operation({
  name: 'access.list-requests',
  title: { zh: '号码没登记的申请', en: 'Requests to enter' },
  audience: 'staff',
  method: 'GET',
  path: '/entry-requests',
  permission: 'customers.change',
  input: z.object({
    state: entryState.default('open'),
    after: cursor,
    limit: z.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    requests: z.array(
      z.object({
        id,
        name: z.string(),
        phone: z.string(),
        place: z.string(),
        note: z.string().nullable(),
        project: z.string().nullable(),
        unitId: id.nullable(),
        room: z.string().nullable(),
        askedAt: z.string(),
        dueAt: z.string(),
        state: entryState,
        decidedBy: z.string().nullable(),
        /** Who holds that home now: one of them it should be. */
        holders: z.array(z.object({ id, name: z.string(), role: z.string() })),
      }),
    ),
    after: z.string().nullable(),
  }),
})

/** The number of whoever asks, to call him first; it is written down who did. */
export const callRequester = operation({
  name: 'access.call-requester',
  title: { zh: '打给申请的人', en: 'Call who asks' },
  audience: 'staff',
  method: 'POST',
  path: '/entry-requests/:id/phone',
  permission: 'customers.change',
  input: z.object({ id }),
  output: z.object({ phone: z.string() }),
  refusals: { 'access.request_unknown': accessRefusals['access.request_unknown'] },
})

/** Says whose number it is: it is added to that customer, who can then come in with it. Or that it is nobody's. */
export const decideEntryRequest = operation({
  name: 'access.decide-request',
  title: { zh: '确认号码', en: 'Confirm a number' },
  audience: 'staff',
  method: 'POST',
  path: '/entry-requests/:id/decision',
  permission: 'customers.change',
  input: z.object({ id, agreed: z.boolean(), customerId: id.optional() }),
  output: done,
  refusals: {
    ...unknown,
    'access.request_unknown': accessRefusals['access.request_unknown'],
    'access.request_decided': accessRefusals['access.request_decided'],
    'access.who_is_it': accessRefusals['access.who_is_it'],
  },
})
