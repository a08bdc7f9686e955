/** Security: how people of a company sign in. Kept by the security administrator, who is neither the system's nor the auditor. */
import { z } from 'zod'
import { profileNames } from '#modules/staff/contract/words.ts'
import { done, id, operation } from '#platform/operation.ts'

const rules = z.object({
  passwordLength: z.number().int().min(8).max(64),
  passwordKinds: z.number().int().min(1).max(4),
  /** After so many days a new one is chosen; null: never. */
  passwordDays: z.number().int().min(30).max(730).nullable(),
  /** The screen locks after at most so long; null: as everybody likes. */
  idleMinutes: z.number().int().min(5).max(480).nullable(),
  /** Profiles whose people must sign in with a second factor. */
  secondFactor: z.array(z.enum(profileNames)).max(10),
  /** Above so many rows an export needs a second person. */
  exportAlone: z.number().int().min(0).max(100_000),
})

export const weakPassword = {
  'security.weak_password': { zh: '{why}。', en: 'Choose another: {why}.', status: 422 },
} as const

export const seeSecurity = operation({
  name: 'security.see',
  title: { zh: '登录与安全', en: 'Signing in' },
  audience: 'staff',
  method: 'GET',
  path: '/security',
  permission: 'security.administer',
  input: z.object({}),
  output: z.object({
    rules,
    /** Everybody who may sign in, those without a second factor first. */
    people: z.array(
      z.object({
        id,
        name: z.string(),
        roles: z.string(),
        secondFactor: z.boolean(),
        required: z.boolean(),
        resting: z.boolean(),
        seenAt: z.string().nullable(),
      }),
    ),
  }),
})

export const changeSecurity = operation({
  name: 'security.change',
  title: { zh: '改登录与安全', en: 'Change how one signs in' },
  audience: 'staff',
  method: 'PUT',
  path: '/security',
  permission: 'security.administer',
  input: rules.extend({ reason: z.string().trim().min(2).max(200) }),
  output: done,
})

export const resetSecondFactor = operation({
  name: 'security.reset-second-factor',
  title: { zh: '取消动态码', en: 'Take a second factor off' },
  audience: 'staff',
  method: 'POST',
  path: '/security/:id/second-factor',
  permission: 'security.administer',
  input: z.object({ id, reason: z.string().trim().min(2).max(200) }),
  output: done,
  refusals: {
    'security.own': { zh: '自己的要由另一位安全管理员取消。', en: 'Somebody else takes off your own.' },
    'security.none': { zh: '他没有动态码。', en: 'There is no second factor.', status: 404 },
  },
})

export const confirmPassword = operation({
  name: 'security.confirm-password',
  title: { zh: '确认是本人', en: 'Confirm who one is' },
  audience: 'staff',
  method: 'POST',
  path: '/me/confirmation',
  permission: null,
  input: z.object({ password: z.string().max(128) }),
  /** `resting`: too many wrong ones in a row, nothing was looked at. */
  output: z.object({ right: z.boolean(), resting: z.boolean() }),
})

/** Somebody signed in, tried with a wrong password, or changed his second factor; an account that does not exist belongs to no company. */
export const noteSignIn = operation({
  name: 'security.note-sign-in',
  title: { zh: '记登录', en: 'Note a sign-in' },
  audience: 'system',
  method: 'POST',
  path: '/security/sign-ins',
  permission: null,
  input: z.object({
    staffId: id,
    what: z.enum(['came', 'refused', 'second-factor-on', 'second-factor-off']),
    device: z.string().nullable(),
  }),
  output: done,
})
