import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'
import { claimed } from '../../messages/contract/sending.ts'
import { refusing } from '../../tickets/contract/refusals.ts'
import { accessRefusals } from './words.ts'

const phone = z.string().trim().min(5).max(30)

/** What the entrance shows before anybody is known: the company, its numbers and the ways in. */
export const seeEntrance = operation({
  name: 'access.see-entrance',
  title: { zh: '业主端入口', en: 'The entrance of the portal' },
  audience: 'public',
  method: 'GET',
  path: '/entrance',
  permission: null,
  input: z.object({}),
  output: z.object({
    company: z.string(),
    /** In a demo: an owner's number to try it with. */
    demoPhone: z.string().nullable(),
    /** Whether a code can be sent by text. */
    bySms: z.boolean(),
    emergencyPhone: z.string().nullable(),
    servicePhone: z.string().nullable(),
    serviceHours: z.string().nullable(),
    projects: z.array(z.object({ id, name: z.string() })),
    /** What can be reported without being known. */
    kinds: z.array(z.object({ name: z.string(), title: z.string() })),
  }),
})

/** Sends a code to a phone, if it is a customer's; the answer is the same if it is nobody's. */
export const sendCode = operation({
  name: 'access.send-code',
  title: { zh: '获取验证码', en: 'Send a code' },
  audience: 'public',
  method: 'POST',
  path: '/codes',
  permission: null,
  input: z.object({ phone }),
  output: z.object({
    /** Until another may be asked for. */
    seconds: z.number(),
    /** That the code lets one in. */
    minutes: z.number(),
  }),
  refusals: {
    'access.no_sms': accessRefusals['access.no_sms'],
    'access.phone_unreadable': accessRefusals['access.phone_unreadable'],
    'access.too_soon': accessRefusals['access.too_soon'],
    'access.too_many': accessRefusals['access.too_many'],
  },
})

/** What is posted to `/api/public/session`: a code from a text, or an invitation. The answer sets the cookie of this device. */
export const entering = z.union([
  z.object({
    phone,
    code: z.string().regex(/^\d{6}$/),
    /** Which of several people with this number one is. */
    customerId: id.optional(),
  }),
  z.object({ invitation: z.string().trim().min(6).max(40) }),
])

/** Several people have this number; whoever it is chooses himself, and the code still holds. */
export const people = z.array(z.object({ id, name: z.string(), rooms: z.array(z.string()) }))

/** Tries a code or an invitation. A wrong one is counted, so this answers instead of refusing; the door turns it into words. */
export const enter = operation({
  name: 'access.enter',
  title: { zh: '进入业主端', en: 'Enter the portal' },
  audience: 'system',
  method: 'POST',
  path: '/access/enter',
  permission: null,
  input: z.object({ by: entering }),
  output: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('entered'), token: z.string(), expiresAt: z.string() }),
    z.object({ outcome: z.literal('which'), people }),
    z.object({
      outcome: z.literal('refused'),
      code: z.enum(['access.wrong_code', 'access.code_spent', 'access.wrong_invitation', 'access.too_many']),
      values: z.record(z.string(), z.number()),
    }),
  ]),
  refusals: {
    'access.phone_unreadable': accessRefusals['access.phone_unreadable'],
    'access.wrong_code': accessRefusals['access.wrong_code'],
    'access.code_spent': accessRefusals['access.code_spent'],
    'access.wrong_invitation': accessRefusals['access.wrong_invitation'],
    'access.too_many': accessRefusals['access.too_many'],
  },
})

/** Whose number is not on record says who and where he is; whoever looks after the home confirms within a day. */
export const askEntry = operation({
  name: 'access.ask-entry',
  title: { zh: '我的号码没登记', en: 'My number is not on record' },
  audience: 'public',
  method: 'POST',
  path: '/entry-requests',
  permission: null,
  input: z.object({
    name: z.string().trim().min(1).max(40),
    phone,
    projectId: id.optional(),
    /** As people write it: 3栋1单元1202. */
    place: z.string().trim().min(1).max(60),
    note: z.string().trim().max(2000).optional(),
    /** Given: `note` is a report of this kind, taken in at once. */
    kind: z.string().min(1).max(60).optional(),
  }),
  output: z.object({
    id,
    /** When somebody has confirmed at the latest. */
    dueAt: z.string(),
    /** Of what was reported. */
    number: z.string().nullable(),
  }),
  refusals: {
    'access.phone_unreadable': accessRefusals['access.phone_unreadable'],
    'access.too_many': accessRefusals['access.too_many'],
    'access.project_unknown': accessRefusals['access.project_unknown'],
    'access.which_project': accessRefusals['access.which_project'],
    'access.say_what': accessRefusals['access.say_what'],
    ...refusing('tickets.no_kind', 'months.closed'),
  },
})

/** Claims a code before the provider is called; the claim is committed first. */
export const claimCode = operation({
  name: 'access.claim-code',
  title: { zh: '取待发验证码', en: 'Claim a code' },
  audience: 'system',
  method: 'POST',
  path: '/access/claim-code',
  permission: null,
  input: z.object({}),
  output: z.object({
    message: claimed.nullable(),
  }),
})

/** Keeps what the provider answered; the number and the code are forgotten. A code is never sent twice: another is asked for. */
export const settleCode = operation({
  name: 'access.settle-code',
  title: { zh: '记验证码发送结果', en: 'Settle a code' },
  audience: 'system',
  method: 'POST',
  path: '/access/settle-code',
  permission: null,
  input: z.object({ id, state: z.enum(['sent', 'failed', 'unknown']) }),
  output: done,
})
