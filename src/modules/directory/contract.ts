/**
 * The directory of a provider beside our staff: people there are matched by its stable id. It is only ever added to; a name that
 * changes there, or a person who leaves there, changes nothing of ours until somebody here says so.
 */
import { z } from 'zod'
import { id, operation } from '#platform/operation.ts'

export const providers = ['wecom', 'dingtalk', 'feishu'] as const
const provider = z.enum(providers)
const externalId = z.string().min(1).max(128)

export const changeKinds = {
  joined: { zh: '新来的', en: 'New there' },
  renamed: { zh: '改了名', en: 'Renamed there' },
  left: { zh: '那边离职了', en: 'Left there' },
  returned: { zh: '又回来了', en: 'Back there' },
} as const

export const seeDirectory = operation({
  name: 'directory.see',
  title: { zh: '通讯录', en: 'Directory' },
  audience: 'staff',
  method: 'GET',
  path: '/directory',
  permission: 'staff.administer',
  input: z.object({ provider }),
  output: z.object({
    /** Whether the settings of the server name an application of this provider. */
    set: z.boolean(),
    syncedAt: z.string().nullable(),
    /** Asked for and not yet done. */
    waiting: z.boolean(),
    /** Why the last time came to nothing, in the provider's words. */
    problem: z.string().nullable(),
    people: z.array(
      z.object({
        externalId,
        name: z.string(),
        gone: z.boolean(),
        staffId: id.nullable(),
        staff: z.string().nullable(),
        /** The one colleague of this name who is not linked yet, to be confirmed. */
        candidateId: id.nullable(),
      }),
    ),
    changes: z.array(
      z.object({
        id,
        kind: z.string(),
        at: z.string(),
        was: z.string().nullable(),
        name: z.string(),
        staffId: id.nullable(),
        staff: z.string().nullable(),
      }),
    ),
  }),
})

export const askDirectory = operation({
  name: 'directory.ask',
  title: { zh: '同步通讯录', en: 'Ask the directory' },
  audience: 'staff',
  method: 'POST',
  path: '/directory/ask',
  permission: 'staff.administer',
  input: z.object({ provider }),
  output: z.object({ waiting: z.boolean() }),
  refusals: {
    'directory.not_set': {
      zh: '这家的应用还没有配置，请在服务器的设置里填好再试。',
      en: 'No application of this provider is set up. Fill in the settings of the server first.',
    },
  },
})

export const linkPeople = operation({
  name: 'directory.link',
  title: { zh: '关联账号', en: 'Link accounts' },
  audience: 'staff',
  method: 'POST',
  path: '/directory/link',
  permission: 'staff.administer',
  input: z.object({
    provider,
    /** A null person takes the link away. */
    links: z
      .array(z.object({ externalId, staffId: id.nullable() }))
      .min(1)
      .max(2000),
  }),
  output: z.object({ linked: z.number() }),
  refusals: {
    'directory.unknown': {
      zh: '通讯录里没有这个人，或他已经离职。请先同步。',
      en: 'The directory has no such person, or he left it. Ask it again first.',
      status: 404,
    },
    'directory.no_colleague': {
      zh: '没有这位同事，或已离职。',
      en: 'No such colleague, or he has left.',
      status: 422,
    },
    'directory.taken': {
      zh: '「{name}」已经关联了别的账号，先取消那一个。',
      en: '“{name}” is linked to another account already. Take that link away first.',
    },
    'directory.elsewhere': {
      zh: '「{name}」的账号已经用于另一个登录，不能再关联。',
      en: 'The account of “{name}” signs in somebody else already and cannot be linked.',
    },
  },
})

export const decideChanges = operation({
  name: 'directory.decide',
  title: { zh: '处理通讯录变化', en: 'Decide on changes of the directory' },
  audience: 'staff',
  method: 'POST',
  path: '/directory/changes',
  permission: 'staff.administer',
  input: z.object({
    ids: z.array(id).min(1).max(2000),
    /** `taken`: our colleague is called so too from now on; for other changes the same as `left-alone`. */
    decision: z.enum(['taken', 'left-alone']),
  }),
  output: z.object({ decided: z.number(), renamed: z.number() }),
})

/** Claims what is to be asked: what somebody wants, and once a day what was asked before. */
export const claimSyncs = operation({
  name: 'directory.claim-syncs',
  title: { zh: '取待同步的通讯录', en: 'Claim directories to ask' },
  audience: 'system',
  method: 'POST',
  path: '/directory/claim',
  permission: null,
  input: z.object({}),
  output: z.object({ providers: z.array(provider) }),
})

/** Keeps what a directory said, all of it at once, or why it said nothing. */
export const keepPeople = operation({
  name: 'directory.keep',
  title: { zh: '记通讯录', en: 'Keep what the directory said' },
  audience: 'system',
  method: 'POST',
  path: '/directory/keep',
  permission: null,
  input: z.object({
    provider,
    people: z.array(z.object({ id: externalId, union: z.string().nullable(), name: z.string() })).nullable(),
    problem: z.string().max(1000).nullish(),
  }),
  output: z.object({ joined: z.number(), renamed: z.number(), left: z.number() }),
})
