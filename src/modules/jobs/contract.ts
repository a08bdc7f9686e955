/** Jobs: work of the system that was tried and tried again in vain, until somebody lets it run once more or drops it. */
import { z } from 'zod'
import { cursor, done, id, operation } from '#platform/operation.ts'

export const jobStates = {
  open: { zh: '等处理', en: 'To be decided' },
  retried: { zh: '又试了', en: 'Tried again' },
  discarded: { zh: '不办了', en: 'Dropped' },
} as const

const words = z.object({ zh: z.string(), en: z.string() })
const dealtWith = {
  'jobs.dealt_with': {
    zh: '这些已经有人处理过了。',
    en: 'Somebody has dealt with these already.',
  },
}

export const listJobs = operation({
  name: 'jobs.list',
  title: { zh: '没办成的工作', en: 'Jobs set aside' },
  audience: 'staff',
  method: 'GET',
  path: '/jobs',
  permission: 'system.administer',
  input: z.object({
    state: z.enum(['open', 'retried', 'discarded']).default('open'),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    jobs: z.array(
      z.object({
        id,
        operation: z.string(),
        title: words,
        input: z.record(z.string(), z.unknown()),
        error: words,
        tries: z.number(),
        askedAt: z.string(),
        setAsideAt: z.string(),
        state: z.enum(['open', 'retried', 'discarded']),
        closedAt: z.string().nullable(),
        closedBy: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    open: z.number(),
    after: z.string().nullable(),
  }),
})

/** Puts them into the queue again, under their old key: steps that were done are not done twice. */
export const retryJobs = operation({
  name: 'jobs.retry',
  title: { zh: '再试后台工作', en: 'Try jobs again' },
  audience: 'staff',
  method: 'POST',
  path: '/jobs/retry',
  permission: 'system.administer',
  input: z.object({ ids: z.array(id).min(1).max(200) }),
  output: z.object({ queued: z.number() }),
  refusals: dealtWith,
})

export const discardJobs = operation({
  name: 'jobs.discard',
  title: { zh: '不办后台工作', en: 'Drop jobs' },
  audience: 'staff',
  method: 'POST',
  path: '/jobs/discard',
  permission: 'system.administer',
  input: z.object({ ids: z.array(id).min(1).max(200), reason: z.string().trim().min(2).max(200) }),
  output: z.object({ discarded: z.number() }),
  refusals: dealtWith,
})

/** What the queue gives up; repeatable, a job that is set aside stands there once. */
export const setAsideJob = operation({
  name: 'jobs.set-aside',
  title: { zh: '搁下后台工作', en: 'Set a job aside' },
  audience: 'system',
  method: 'POST',
  path: '/jobs',
  permission: null,
  input: z.object({
    id,
    operation: z.string().max(100),
    title: words,
    input: z.unknown(),
    key: z.string().max(200),
    error: words,
    tries: z.number().int().min(1),
    askedAt: z.string(),
  }),
  output: done,
})
