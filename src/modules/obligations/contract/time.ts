import { z } from 'zod'
import { moment, operation } from '#platform/operation.ts'

/** Takes up to 100 due ladder steps of one company; each rung once. Answers how many were taken. */
export const sweep = operation({
  name: 'obligations.sweep',
  title: { zh: '推进期限', en: 'Take due ladder steps' },
  audience: 'system',
  method: 'POST',
  path: '/obligations/sweep',
  permission: null,
  input: z.object({ limit: z.number().int().min(1).max(500).default(100) }),
  output: z.object({ taken: z.number() }),
})

/** Opens what a new day brings: recurring duties, coverage, stages reached by time. Repeatable. */
export const openDay = operation({
  name: 'obligations.open-day',
  title: { zh: '开启当天', en: 'Open the day' },
  audience: 'system',
  method: 'POST',
  path: '/obligations/open-day',
  permission: null,
  input: z.object({
    until: moment,
    /** Customers or homes looked at in one transaction: what is killed in between loses this much work and nothing else. */
    slice: z.number().int().positive().default(20_000),
  }),
  output: z.object({
    opened: z.number(),
    lapsed: z.number(),
    /** A slice was done and is kept; the same again goes on. */
    more: z.boolean(),
  }),
})
