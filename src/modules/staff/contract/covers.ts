import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'
import { handover } from './grids.ts'
import { staffRefusals } from './words.ts'

export const cover = operation({
  name: 'staff.cover',
  title: { zh: '代班', en: 'Cover for a colleague' },
  audience: 'staff',
  method: 'POST',
  path: '/covers',
  permission: 'staff.assign',
  input: z.object({
    staffId: id,
    toStaffId: id,
    /** Both days included; the work goes back by itself on the day after. */
    fromOn: day,
    untilOn: day,
    /** Only what belongs to this building; absent: everything. */
    buildingId: id.nullish(),
    preview: z.boolean().default(false),
  }),
  /** What is covered, as it stands now. */
  output: handover,
  refusals: {
    'staff.unknown': staffRefusals['staff.unknown'],
    'staff.left': staffRefusals['staff.left'],
    'staff.building_unknown': staffRefusals['staff.building_unknown'],
    'staff.cover_days': {
      zh: '最后一天不能早于第一天，也不能早于今天。',
      en: 'The last day cannot be before the first, nor before today.',
      status: 422,
    },
    'staff.cover_self': {
      zh: '自己不能代自己，请选一位同事。',
      en: 'Nobody covers for himself. Choose a colleague.',
      status: 422,
    },
    'staff.cover_cannot_work': {
      zh: '{name} 的岗位不办客户的事，不能代班。',
      en: 'The role of {name} does no work for customers, so {name} cannot cover.',
      status: 422,
    },
    'staff.cover_away': {
      zh: '{name} 这几天自己也不在（{from} 到 {until}，由 {by} 代），请换一位。',
      en: '{name} is away too in these days ({from} to {until}, {by} covers). Choose somebody else.',
    },
    'staff.cover_covers': {
      zh: '{name} 这几天在代 {of}（{from} 到 {until}）。先给 {of} 换一位代班的，再安排 {name}。',
      en: '{name} covers for {of} in these days ({from} to {until}). Find somebody else for {of} first.',
    },
    'staff.cover_twice': {
      zh: '{name} 这几天已经由 {by} 代（{from} 到 {until}）。先结束那一段。',
      en: '{by} covers for {name} in these days already ({from} to {until}). End that first.',
    },
  },
})

export const endCover = operation({
  name: 'staff.end-cover',
  title: { zh: '结束代班', en: 'End a cover' },
  audience: 'staff',
  method: 'POST',
  path: '/covers/:id/end',
  permission: 'staff.assign',
  input: z.object({ id }),
  output: done,
  refusals: { 'staff.unknown': staffRefusals['staff.unknown'] },
})

export const listCovers = operation({
  name: 'staff.list-covers',
  title: { zh: '谁代谁', en: 'Who covers for whom' },
  audience: 'staff',
  method: 'GET',
  path: '/covers',
  permission: 'staff.see',
  input: z.object({}),
  output: z.object({
    /** Those of today and later, the nearest first. */
    covers: z.array(
      z.object({
        id,
        staffId: id,
        staff: z.string(),
        coveredById: id,
        coveredBy: z.string(),
        building: z.string().nullable(),
        fromOn: day,
        untilOn: day,
        /** It holds today. */
        now: z.boolean(),
      }),
    ),
  }),
})
