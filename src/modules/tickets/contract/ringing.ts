import { z } from 'zod'
import { done, operation } from '#platform/operation.ts'
import { refusing } from './refusals.ts'

/** Seconds that a call is shown at the desk when nobody takes it. */
export const RINGS_SECONDS = 120

/** The telephone system says, with an API key of its own, whose telephone rings and with which number; the desk shows it at once. */
export const ring = operation({
  name: 'tickets.ring',
  title: { zh: '来电', en: 'A call comes in' },
  audience: 'staff',
  method: 'POST',
  path: '/desk/calls',
  permission: 'work.supervise',
  input: z.object({
    /** The account somebody signs in with, or his job number. */
    agent: z.string().trim().min(1).max(60),
    phone: z.string().trim().min(3).max(30),
  }),
  output: done,
  refusals: refusing('tickets.no_such_colleague', 'tickets.phone_unreadable'),
})

/** The call that rings at one's own desk, or none. */
export const seeRinging = operation({
  name: 'tickets.ringing',
  title: { zh: '我的来电', en: 'My call' },
  audience: 'staff',
  method: 'GET',
  path: '/desk/calls/mine',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({ call: z.object({ phone: z.string(), rangAt: z.string() }).nullable() }),
})

/** Taken, or left: the desk shows it no more. */
export const takeCall = operation({
  name: 'tickets.take-call',
  title: { zh: '接下来电', en: 'Take the call' },
  audience: 'staff',
  method: 'DELETE',
  path: '/desk/calls/mine',
  permission: 'work.do',
  input: z.object({}),
  output: done,
})
