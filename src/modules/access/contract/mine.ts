import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'

/** Who is in, with which homes, and whom he can call from each. */
export const seeMe = operation({
  name: 'access.see-me',
  title: { zh: '我和我的家', en: 'I and my homes' },
  audience: 'customer',
  method: 'GET',
  path: '/me',
  permission: null,
  input: z.object({}),
  output: z.object({
    name: z.string(),
    company: z.string(),
    homes: z.array(
      z.object({
        unitId: id,
        room: z.string(),
        project: z.string(),
        role: z.string(),
        handedOverOn: z.string().nullable(),
        steward: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
        emergencyPhone: z.string().nullable(),
        servicePhone: z.string().nullable(),
        serviceHours: z.string().nullable(),
        /** Who else is registered here; of others only the first character. */
        people: z.array(z.object({ name: z.string(), role: z.string() })),
      }),
    ),
    devices: z.number(),
  }),
})

/** All devices of this person are out. */
export const leave = operation({
  name: 'access.leave',
  title: { zh: '退出', en: 'Sign out' },
  audience: 'customer',
  method: 'POST',
  path: '/me/leave',
  permission: null,
  input: z.object({}),
  output: done,
})
