/** Topics: which words rise in what customers report, against the period before; nobody has to name them beforehand. */
import { z } from 'zod'
import { refusals as placeRefusals } from '#modules/places/contract/words.ts'
import { day, id, operation } from '#platform/operation.ts'
import { ticketRow } from '../tickets/contract/lists.ts'

const period = z.object({
  /** Both are part of it; at most a year. The period before is as long and ends the day before. */
  from: day,
  until: day,
  projectId: id.optional(),
  kind: z.string().max(60).optional(),
  category: z.string().max(60).optional(),
})

const refusals = {
  'topics.period': {
    zh: '结束要在开始之后，最多一年。',
    en: 'The end must come after the beginning, a year later at most.',
    status: 422,
  },
  'places.unknown': placeRefusals['places.unknown'],
} as const

const reports = z.object({
  count: z.number(),
  /** Of how many the words were read: the newest, where there are very many. */
  read: z.number(),
})

export const seeTopics = operation({
  name: 'topics.see',
  title: { zh: '话题', en: 'Topics' },
  audience: 'staff',
  method: 'GET',
  path: '/topics',
  permission: 'work.supervise',
  input: period,
  output: z.object({
    topics: z.array(
      z.object({
        word: z.string(),
        now: z.number(),
        before: z.number(),
        /** How little chance explains it: log-likelihood; 8 is one in two hundred. */
        rise: z.number(),
        /** Where it is said most. */
        project: z.string().nullable(),
        category: z.string().nullable(),
      }),
    ),
    now: reports,
    before: reports,
  }),
  refusals,
})

/** The reports of the period that say it, in sight of who asks, newest first. */
export const seeTopicReports = operation({
  name: 'topics.reports',
  title: { zh: '话题里的诉求', en: 'Reports of a topic' },
  audience: 'staff',
  method: 'GET',
  path: '/topics/reports',
  permission: 'work.supervise',
  input: period.extend({ word: z.string().trim().min(2).max(20) }),
  output: z.object({ tickets: z.array(ticketRow), more: z.boolean() }),
  refusals,
})
