import { z } from 'zod'
import { done, id, operation, words } from '#platform/operation.ts'
import { refusals } from './words.ts'

const rehearsed = z.object({
  months: z.array(z.object({ month: z.string(), owed: z.number() })),
  clauses: z.array(
    z.object({ clause: z.string(), title: z.string(), owed: z.number(), was: z.number(), who: words }),
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
  /** The fullest weeks beyond what a person can do, and what would make them fit; rehearsals of before have none. */
  tooMuch: z
    .array(
      z.object({
        who: z.string(),
        name: z.string(),
        week: z.string(),
        count: z.number(),
        of: z.array(z.object({ rule: z.string(), title: z.string(), count: z.number() })),
        advice: words,
      }),
    )
    .default([]),
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

export const listRehearsals = operation({
  name: 'playbooks.list-rehearsals',
  title: { zh: '试跑过的', en: 'Past rehearsals' },
  audience: 'staff',
  method: 'GET',
  path: '/playbooks/:name/rehearsals',
  permission: 'playbook.see',
  input: z.object({ name: z.string().max(60) }),
  output: z.object({
    /** The last thirty, newest first. */
    rehearsals: z.array(
      z.object({
        id,
        version: z.number(),
        against: z.string(),
        from: z.string(),
        until: z.string(),
        state: z.enum(['running', 'done', 'failed']),
        startedAt: z.string(),
        by: z.string().nullable(),
        /** How much it owed; null while it runs. */
        owed: z.number().nullable(),
        differing: z.number().nullable(),
      }),
    ),
  }),
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
