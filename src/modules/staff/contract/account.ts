import { z } from 'zod'
import { weakPassword } from '#modules/security/contract.ts'
import { day, done, id, operation } from '#platform/operation.ts'
import { heldRole } from './people.ts'

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/

export const me = operation({
  name: 'staff.me',
  title: { zh: '我是谁', en: 'Who am I' },
  audience: 'staff',
  method: 'GET',
  path: '/me',
  permission: null,
  input: z.object({}),
  output: z.object({
    id,
    name: z.string(),
    roles: z.array(heldRole),
    permissions: z.array(z.string()),
    /** Until then nothing else is permitted. */
    mustChangePassword: z.boolean(),
    /** The role asks for a second factor and there is none yet; until then nothing else is permitted. */
    mustEnrol: z.boolean(),
    secondFactor: z.boolean(),
    account: z.string(),
    /** The screen locks after at most so many minutes. */
    idleAtMost: z.number().nullable(),
    preferences: z.record(z.string(), z.unknown()),
    company: z.object({
      slug: z.string(),
      name: z.string(),
      demo: z.boolean(),
      goLiveOn: day,
      timeZone: z.string(),
    }),
    now: z.string(),
    bell: z.number(),
    /** The language the running policy is written in: `zh-CN` or `en`. */
    policyLanguage: z.string(),
  }),
})

export const changeOwnPassword = operation({
  name: 'staff.change-own-password',
  title: { zh: '改密码', en: 'Change my password' },
  audience: 'staff',
  method: 'POST',
  path: '/me/password',
  permission: null,
  input: z.object({ current: z.string().max(128), next: z.string().min(8).max(128) }),
  output: done,
  refusals: {
    'staff.wrong_password': { zh: '现在的密码不对。', en: 'The current password is wrong.', status: 422 },
    'staff.same_password': {
      zh: '新密码不能和现在的一样。',
      en: 'The new password is the current one.',
      status: 422,
    },
    ...weakPassword,
  },
})

export const changePreferences = operation({
  name: 'staff.change-preferences',
  title: { zh: '改我的设置', en: 'Change my settings' },
  audience: 'staff',
  method: 'PUT',
  path: '/me/preferences',
  permission: null,
  input: z.object({
    language: z.enum(['zh-CN', 'en']).optional(),
    theme: z.enum(['light', 'dark', 'system']).optional(),
    density: z.enum(['comfortable', 'compact']).optional(),
    textSize: z.enum(['normal', 'large']).optional(),
    idleMinutes: z.number().int().min(0).max(480).optional(),
    /** Where and when I am reminded outside Keban, on the company's clock; urgent work is told at any hour. */
    notices: z
      .object({
        channel: z.enum(['wecom', 'dingtalk', 'feishu', 'mail', 'sms', 'app']).optional(),
        from: z.string().regex(clockTime).optional(),
        until: z.string().regex(clockTime).optional(),
      })
      .optional(),
  }),
  output: done,
})

export const listSessions = operation({
  name: 'staff.list-sessions',
  title: { zh: '登录的设备', en: 'Signed-in devices' },
  audience: 'staff',
  method: 'GET',
  path: '/me/sessions',
  permission: null,
  input: z.object({}),
  output: z.object({
    sessions: z.array(
      z.object({
        device: z.string(),
        ip: z.string().nullable(),
        since: z.string(),
        seenAt: z.string(),
        /** The one that asks. */
        here: z.boolean(),
      }),
    ),
  }),
})

/** Ends every session but the one that asks. */
export const signOutElsewhere = operation({
  name: 'staff.sign-out-elsewhere',
  title: { zh: '下线其他设备', en: 'Sign out elsewhere' },
  audience: 'staff',
  method: 'POST',
  path: '/me/sessions/revoke',
  permission: null,
  input: z.object({}),
  output: z.object({ revoked: z.number() }),
})
