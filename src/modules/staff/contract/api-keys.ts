import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'
import { permissionNames } from '../rules.ts'
import { staffRefusals } from './words.ts'

export const makeApiKey = operation({
  name: 'staff.make-api-key',
  title: { zh: '新建接口密钥', en: 'Make an API key' },
  audience: 'staff',
  method: 'POST',
  path: '/api-keys',
  permission: 'system.administer',
  input: z.object({
    title: z.string().trim().min(1).max(60),
    staffId: id,
    /** The last day it opens anything. */
    expiresOn: day.optional(),
    /** What of this person's permissions it has; without it, all. */
    may: z.array(z.enum(permissionNames)).min(1).optional(),
  }),
  /** The key itself is shown this once; only its digest is kept. */
  output: z.object({ id, key: z.string() }),
  refusals: {
    'staff.unknown': staffRefusals['staff.unknown'],
    'staff.left': staffRefusals['staff.left'],
    'staff.key_beyond': {
      zh: '{name} 自己没有“{permission}”，密钥也不能有。',
      en: '{name} may not “{permission}”, so neither may the key.',
      status: 422,
    },
    'staff.key_expired': { zh: '到期日已经过去了。', en: 'The last day has passed.', status: 422 },
  },
})

export const listApiKeys = operation({
  name: 'staff.list-api-keys',
  title: { zh: '接口密钥', en: 'API keys' },
  audience: 'staff',
  method: 'GET',
  path: '/api-keys',
  permission: 'system.administer',
  input: z.object({}),
  output: z.object({
    keys: z.array(
      z.object({
        id,
        title: z.string(),
        staff: z.string(),
        /** Null: all that this person may. */
        may: z.array(z.string()).nullable(),
        lastUsedOn: day.nullable(),
        /** It opens something now: not revoked, not expired, its person works here. */
        live: z.boolean(),
        createdAt: z.string(),
        expiresAt: z.string().nullable(),
        revokedAt: z.string().nullable(),
      }),
    ),
  }),
})

export const revokeApiKey = operation({
  name: 'staff.revoke-api-key',
  title: { zh: '停用接口密钥', en: 'Revoke an API key' },
  audience: 'staff',
  method: 'POST',
  path: '/api-keys/:id/revoke',
  permission: 'system.administer',
  input: z.object({ id }),
  output: done,
  refusals: {
    'staff.no_such_key': {
      zh: '没有这个密钥，或已经停用。',
      en: 'No such key, or revoked already.',
      status: 404,
    },
  },
})
