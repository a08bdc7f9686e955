import { z } from 'zod'
import { done, operation, words } from '#platform/operation.ts'
import { refusals } from './words.ts'

const name = z.string().max(60)
const said = z.object({ by: z.string(), mine: z.boolean(), at: z.string(), words: z.string() })

/** What one version says differently from another, without numbers: from the running version to the draft. */
export const seeChanges = operation({
  name: 'playbooks.changes',
  title: { zh: '看改了什么', en: 'See what changed' },
  audience: 'staff',
  method: 'GET',
  path: '/playbooks/:name/changes',
  permission: 'playbook.see',
  input: z.object({
    name,
    from: z.coerce.number().int().optional(),
    to: z.coerce.number().int().optional(),
  }),
  output: z.object({
    from: z.number().nullable(),
    to: z.number(),
    changes: z.array(
      z.object({
        change: z.enum(['added', 'removed', 'changed']),
        block: words,
        title: z.string(),
        clauses: z.array(z.string()),
        /** As they are written; null where there is none. */
        values: z.array(
          z.object({ key: z.string(), was: z.string().nullable(), now: z.string().nullable() }),
        ),
      }),
    ),
    /** The draft as it is now was handed in to be published. */
    asked: said.nullable(),
    /** It was handed back, and nobody has handed it in since. */
    returned: said.nullable(),
  }),
  refusals: {
    'playbooks.no_draft': refusals['playbooks.no_draft'],
    'playbooks.version_unknown': refusals['playbooks.version_unknown'],
  },
})

/** Asks those who may publish to look at the draft; rings for them. */
export const handIn = operation({
  name: 'playbooks.hand-in',
  title: { zh: '送审', en: 'Hand in a draft' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/draft/hand-in',
  permission: 'playbook.change',
  input: z.object({ name, revision: z.number().int(), words: z.string().trim().min(2).max(400) }),
  output: z.object({ told: z.number() }),
  refusals: {
    'playbooks.no_draft': refusals['playbooks.no_draft'],
    'playbooks.draft_changed': refusals['playbooks.draft_changed'],
    'playbooks.cannot_publish': refusals['playbooks.cannot_publish'],
    'playbooks.nothing_changed': {
      zh: '稿子和运行的版本一样，没有要审的。',
      en: 'The draft says what the running version says; there is nothing to look at.',
    },
    'playbooks.nobody_publishes': {
      zh: '还没有能发布制度的人，请系统管理员先设一位。',
      en: 'Nobody may publish yet. Ask the administrator to name somebody.',
    },
  },
})

export const handBack = operation({
  name: 'playbooks.hand-back',
  title: { zh: '退回稿子', en: 'Hand a draft back' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/draft/hand-back',
  permission: 'playbook.publish',
  input: z.object({ name, revision: z.number().int(), words: z.string().trim().min(2).max(400) }),
  output: done,
  refusals: {
    'playbooks.no_draft': refusals['playbooks.no_draft'],
    'playbooks.draft_changed': refusals['playbooks.draft_changed'],
    'playbooks.not_handed_in': { zh: '这份稿子没有送审。', en: 'This draft was not handed in.' },
  },
})
