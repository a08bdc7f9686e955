import { z } from 'zod'
import { operation, words } from '#platform/operation.ts'
import { refusals } from './words.ts'

export const listPlaybooks = operation({
  name: 'playbooks.list',
  title: { zh: '制度', en: 'Playbooks' },
  audience: 'staff',
  method: 'GET',
  path: '/playbooks',
  permission: 'playbook.see',
  input: z.object({}),
  output: z.object({
    playbooks: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        running: z.number().nullable(),
        draft: z.number().nullable(),
        changedParameters: z.number(),
      }),
    ),
    packs: z.array(z.object({ name: z.string(), title: z.string() })),
  }),
})

const carrier = z.object({
  block: z.string(),
  entry: z.string(),
  title: z.string(),
  carried: z.boolean(),
  /** In words: when, who, what, by when, what counts, who hears of it. */
  sentence: words.nullable(),
  who: words.nullable(),
  due: words.nullable(),
  assumed: z.array(z.string()),
  owed: z.number(),
  inTime: z.number(),
})

export const readPlaybookDocument = operation({
  name: 'playbooks.read',
  title: { zh: '读制度', en: 'Read a playbook' },
  audience: 'staff',
  method: 'GET',
  path: '/playbooks/:name',
  permission: 'playbook.see',
  input: z.object({
    name: z.string().max(60),
    version: z.number().int().optional(),
    month: z
      .string()
      .regex(/^\d{4}-\d\d$/)
      .optional(),
  }),
  output: z.object({
    name: z.string(),
    title: z.string(),
    version: z.number(),
    running: z.number().nullable(),
    /** Of the policy's own words: `zh-CN` or `en`. */
    language: z.string(),
    month: z.string(),
    document: z.record(z.string(), z.string()),
    clauses: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        text: z.string().nullable(),
        source: z.array(z.string()),
        statement: z.boolean(),
        carriers: z.array(carrier),
      }),
    ),
    journeys: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        stages: z.array(
          z.object({
            name: z.string(),
            title: z.string(),
            purpose: z.string().nullable(),
            lead: z.string().nullable(),
            clause: z.string().nullable(),
            enters: words.nullable(),
            touchpoints: z.array(z.object({ title: z.string(), clause: z.string() })),
          }),
        ),
      }),
    ),
    parameters: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        type: z.string(),
        value: z.string(),
        said: words,
        set: z.string().nullable(),
        min: z.string().nullable(),
        max: z.string().nullable(),
        options: z.array(z.string()),
        by: z.string().nullable(),
        assumed: z.array(z.string()),
      }),
    ),
    roles: z.array(z.object({ name: z.string(), title: z.string(), scope: z.string(), held: z.number() })),
    messages: z.array(
      z.object({ name: z.string(), title: z.string(), purpose: z.string(), text: z.string().nullable() }),
    ),
    forms: z.array(z.object({ name: z.string(), title: z.string(), kind: z.string() })),
  }),
  refusals: {
    'playbooks.unknown': refusals['playbooks.unknown'],
    'playbooks.version_unknown': refusals['playbooks.version_unknown'],
  },
})

export const seeForm = operation({
  name: 'playbooks.see-form',
  title: { zh: '看表单', en: 'See a form' },
  audience: 'staff',
  method: 'GET',
  path: '/playbooks/:name/forms/:form',
  permission: 'playbook.see',
  input: z.object({ name: z.string().max(60), form: z.string().max(60) }),
  output: z.object({
    form: z.string(),
    title: z.string(),
    questions: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        kind: z.enum(['text', 'comment', 'number', 'date', 'yesno', 'one', 'many', 'rating']),
        required: z.boolean(),
        choices: z.array(z.object({ value: z.union([z.string(), z.number()]), text: z.string() })),
        min: z.number().nullable(),
        max: z.number().nullable(),
      }),
    ),
  }),
  refusals: { 'playbooks.unknown': refusals['playbooks.unknown'] },
})

export const adoptPack = operation({
  name: 'playbooks.adopt-pack',
  title: { zh: '采用制度包', en: 'Adopt a pack' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks',
  permission: 'playbook.change',
  input: z.object({ pack: z.string().regex(/^[a-z0-9-]{2,40}$/) }),
  output: z.object({ name: z.string(), version: z.number() }),
  refusals: { 'playbooks.unknown': refusals['playbooks.unknown'] },
})
