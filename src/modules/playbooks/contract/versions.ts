import { z } from 'zod'
import { operation } from '#platform/operation.ts'
import { refusals } from './words.ts'

export const listVersions = operation({
  name: 'playbooks.versions',
  title: { zh: '版本', en: 'Versions' },
  audience: 'staff',
  method: 'GET',
  path: '/playbooks/:name/versions',
  permission: 'playbook.see',
  input: z.object({ name: z.string().max(60) }),
  output: z.object({
    versions: z.array(
      z.object({
        version: z.number(),
        state: z.string(),
        author: z.string().nullable(),
        createdAt: z.string(),
        publishedAt: z.string().nullable(),
        publishedBy: z.string().nullable(),
        reason: z.string().nullable(),
        open: z.number(),
        running: z.boolean(),
      }),
    ),
  }),
  refusals: { 'playbooks.unknown': refusals['playbooks.unknown'] },
})

export const publishPlaybook = operation({
  name: 'playbooks.publish',
  title: { zh: '发布', en: 'Publish' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/publish',
  permission: 'playbook.publish',
  input: z.object({
    name: z.string().max(60),
    revision: z.number().int(),
    reason: z.string().trim().min(1).max(400),
  }),
  output: z.object({ version: z.number(), open: z.number() }),
  refusals: {
    'playbooks.no_draft': refusals['playbooks.no_draft'],
    'playbooks.draft_changed': refusals['playbooks.draft_changed'],
    'playbooks.cannot_publish': refusals['playbooks.cannot_publish'],
  },
})

export const returnToVersion = operation({
  name: 'playbooks.return-to-version',
  title: { zh: '恢复旧版', en: 'Go back to a version' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/versions/:version/return',
  permission: 'playbook.publish',
  input: z.object({
    name: z.string().max(60),
    version: z.coerce.number().int(),
    reason: z.string().trim().min(1).max(400),
  }),
  output: z.object({ version: z.number() }),
  refusals: {
    'playbooks.version_unknown': refusals['playbooks.version_unknown'],
    'playbooks.cannot_publish': refusals['playbooks.cannot_publish'],
  },
})

export const moveObligations = operation({
  name: 'playbooks.move-obligations',
  title: { zh: '移到新版本', en: 'Move open obligations to the running version' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/move',
  permission: 'playbook.publish',
  input: z.object({ name: z.string().max(60), from: z.number().int(), preview: z.boolean().default(true) }),
  output: z.object({
    moves: z.number(),
    changed: z.number(),
    lateAtOnce: z.number(),
    withoutRule: z.number(),
    examples: z.array(
      z.object({
        title: z.string(),
        room: z.string().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
  }),
  refusals: {
    'playbooks.unknown': refusals['playbooks.unknown'],
    'playbooks.version_unknown': refusals['playbooks.version_unknown'],
  },
})
