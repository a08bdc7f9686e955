/** Playbooks: the company's policy as versions, read as a document, checked, rehearsed, published; parameters set by scope. */
import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'

const refusals = {
  'playbooks.unknown': { zh: '没有找到这份制度。', en: 'No such playbook.', status: 404 },
  'playbooks.no_draft': {
    zh: '没有正在修改的稿子。先点“拟修改”。',
    en: 'There is no draft. Start one first.',
    status: 404,
  },
  'playbooks.draft_changed': {
    zh: '{who} 刚改过这份稿子，请看过再改。',
    en: '{who} has just changed this draft. Look again before you change it.',
  },
  'playbooks.cannot_publish': {
    zh: '不能发布，还有 {count} 处要改：{first}',
    en: 'Cannot be published: {count} thing(s) to correct: {first}',
    status: 422,
  },
  'playbooks.parameter_unknown': {
    zh: '这份制度没有参数“{name}”。',
    en: 'This playbook has no parameter “{name}”.',
    status: 404,
  },
  'playbooks.parameter_out_of_bounds': {
    zh: '“{title}”要在 {min} 到 {max} 之间。',
    en: '“{title}” has to lie between {min} and {max}.',
    status: 422,
  },
  'playbooks.parameter_unreadable': {
    zh: '“{value}”读不懂，请写成 {example} 这样。',
    en: '“{value}” cannot be read. Write it as {example}.',
    status: 422,
  },
  'playbooks.version_unknown': {
    zh: '没有第 {version} 版。',
    en: 'There is no version {version}.',
    status: 404,
  },
  'playbooks.too_long': {
    zh: '这段时间太长，最多两年。',
    en: 'That period is too long: two years at most.',
    status: 422,
  },
} as const

const finding = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  path: z.string(),
  line: z.number(),
  column: z.number(),
  text: z.string(),
})
export type FindingShown = z.infer<typeof finding>

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
  sentence: z.string(),
  who: z.string(),
  due: z.string(),
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
            enters: z.string(),
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
        said: z.string(),
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
    path: z.string().regex(/^[\w./-]{1,100}$/),
    text: z.string().max(500_000),
  }),
  output: z.object({ revision: z.number(), findings: z.array(finding) }),
  refusals: {
    'playbooks.no_draft': refusals['playbooks.no_draft'],
    'playbooks.draft_changed': refusals['playbooks.draft_changed'],
  },
})

const rehearsed = z.object({
  months: z.array(z.object({ month: z.string(), owed: z.number() })),
  clauses: z.array(
    z.object({ clause: z.string(), title: z.string(), owed: z.number(), was: z.number(), who: z.string() }),
  ),
  work: z.array(
    z.object({ who: z.string(), name: z.string(), week: z.string(), count: z.number(), over: z.boolean() }),
  ),
  capacity: z.number(),
  leftOut: z.array(z.object({ rule: z.string(), title: z.string(), because: z.string(), count: z.number() })),
  differences: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      change: z.enum(['added', 'gone', 'moved']),
      count: z.number(),
      example: z.string(),
    }),
  ),
  differing: z.number(),
  examples: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      clause: z.string(),
      subject: z.string(),
      opened: z.string(),
      dueAt: z.string().nullable(),
      who: z.string(),
    }),
  ),
  owed: z.number(),
  facts: z.number(),
})

export const rehearsePlaybook = operation({
  name: 'playbooks.rehearse',
  title: { zh: '试跑', en: 'Rehearse' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/rehearsal',
  permission: 'playbook.change',
  input: z.object({
    name: z.string().max(60),
    against: z.enum(['last-month', 'next-year']),
    version: z.number().int().optional(),
  }),
  output: z.object({ rehearsalId: id }),
  refusals: {
    'playbooks.unknown': refusals['playbooks.unknown'],
    'playbooks.version_unknown': refusals['playbooks.version_unknown'],
  },
})

export const seeRehearsal = operation({
  name: 'playbooks.see-rehearsal',
  title: { zh: '试跑结果', en: 'See a rehearsal' },
  audience: 'staff',
  method: 'GET',
  path: '/rehearsals/:id',
  permission: 'playbook.see',
  input: z.object({ id }),
  output: z.object({
    id,
    playbook: z.string(),
    version: z.number(),
    against: z.string(),
    from: z.string(),
    until: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    startedAt: z.string(),
    result: rehearsed.nullable(),
    problem: z.string().nullable(),
  }),
  refusals: { 'playbooks.unknown': refusals['playbooks.unknown'] },
})

export const runRehearsal = operation({
  name: 'playbooks.run-rehearsal',
  title: { zh: '执行试跑', en: 'Run a rehearsal' },
  audience: 'system',
  method: 'POST',
  path: '/rehearsals/:id/run',
  permission: null,
  input: z.object({ id }),
  output: done,
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

export const setParameter = operation({
  name: 'playbooks.set-parameter',
  title: { zh: '改参数', en: 'Set a parameter' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/parameters/:parameter',
  permission: 'playbook.publish',
  input: z.object({
    name: z.string().max(60),
    parameter: z.string().max(60),
    value: z.string().trim().min(1).max(200),
    projectId: id.nullish(),
    fromOn: day,
    reason: z.string().trim().min(1).max(200),
  }),
  output: done,
  refusals: {
    'playbooks.unknown': refusals['playbooks.unknown'],
    'playbooks.parameter_unknown': refusals['playbooks.parameter_unknown'],
    'playbooks.parameter_out_of_bounds': refusals['playbooks.parameter_out_of_bounds'],
    'playbooks.parameter_unreadable': refusals['playbooks.parameter_unreadable'],
  },
})
