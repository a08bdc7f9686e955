import { z } from 'zod'
import { operation } from '#platform/operation.ts'
import { refusals } from './words.ts'

const finding = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  path: z.string(),
  line: z.number(),
  column: z.number(),
  text: z.object({ zh: z.string(), en: z.string() }),
})

export type FindingShown = z.infer<typeof finding>

export const readDraft = operation({
  name: 'playbooks.read-draft',
  title: { zh: '看稿子', en: 'Read the draft' },
  audience: 'staff',
  method: 'GET',
  path: '/playbooks/:name/draft',
  permission: 'playbook.change',
  input: z.object({ name: z.string().max(60) }),
  output: z.object({
    version: z.number(),
    revision: z.number(),
    files: z.array(z.object({ path: z.string(), text: z.string() })),
    findings: z.array(finding),
    author: z.string().nullable(),
  }),
  refusals: { 'playbooks.no_draft': refusals['playbooks.no_draft'] },
})

export const startDraft = operation({
  name: 'playbooks.start-draft',
  title: { zh: '拟修改', en: 'Start a draft' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/draft',
  permission: 'playbook.change',
  input: z.object({ name: z.string().max(60), from: z.number().int().optional() }),
  output: z.object({ version: z.number() }),
  refusals: {
    'playbooks.unknown': refusals['playbooks.unknown'],
    'playbooks.version_unknown': refusals['playbooks.version_unknown'],
  },
})

export const saveDraft = operation({
  name: 'playbooks.save-draft',
  title: { zh: '存稿', en: 'Save the draft' },
  audience: 'staff',
  method: 'PUT',
  path: '/playbooks/:name/draft',
  permission: 'playbook.change',
  input: z.object({
    name: z.string().max(60),
    revision: z.number().int(),
    path: z.string().regex(/^[\p{L}\p{N}_./-]{1,100}$/u),
    text: z.string().max(500_000),
  }),
  output: z.object({ revision: z.number(), findings: z.array(finding) }),
  refusals: {
    'playbooks.no_draft': refusals['playbooks.no_draft'],
    'playbooks.draft_changed': refusals['playbooks.draft_changed'],
  },
})
