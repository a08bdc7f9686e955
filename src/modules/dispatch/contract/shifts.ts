import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'
import { dispatchRefusals } from './words.ts'

const shift = z.object({
  /** Minutes from midnight of the company's day. */
  from: z.number().int().min(0).max(1439),
  /** After `from`; past 1440 it is the next morning. */
  until: z.number().int().min(1).max(2880),
})

/** Who of a project works when in the seven days from `from`, and on which of them somebody covers for him. */
export const listShifts = operation({
  name: 'dispatch.shifts',
  title: { zh: '班次', en: 'Shifts' },
  audience: 'staff',
  method: 'GET',
  path: '/dispatch/shifts',
  permission: 'work.do',
  input: z.object({ projectId: id, from: day }),
  output: z.object({
    people: z.array(
      z.object({
        id,
        name: z.string(),
        roles: z.array(z.string()),
        capacity: z.number(),
        skills: z.array(z.string()),
        days: z.array(shift.extend({ day })),
        away: z.array(day),
      }),
    ),
    /** Categories a skill can be. */
    skills: z.array(z.string()),
  }),
  refusals: { 'places.unknown': dispatchRefusals['places.unknown'] },
})

/** Each line replaces what was kept of that person and day; without hours he is off. */
export const setShifts = operation({
  name: 'dispatch.set-shifts',
  title: { zh: '排班', en: 'Set shifts' },
  audience: 'staff',
  method: 'POST',
  path: '/dispatch/shifts',
  permission: 'work.supervise',
  input: z.object({
    shifts: z
      .array(
        z.object({
          staffId: id,
          day,
          hours: shift.refine(({ from, until }) => until > from).nullable(),
        }),
      )
      .min(1)
      .max(400),
  }),
  output: z.object({ kept: z.number() }),
  refusals: { 'dispatch.no_colleague': dispatchRefusals['dispatch.no_colleague'] },
})

/** How many jobs he has on hand at most, and what he is good at. */
export const saveHand = operation({
  name: 'dispatch.save-hand',
  title: { zh: '改能接多少、会修什么', en: 'Change what somebody can take' },
  audience: 'staff',
  method: 'POST',
  path: '/dispatch/hands/:staffId',
  permission: 'work.supervise',
  input: z.object({
    staffId: id,
    capacity: z.number().int().min(1).max(200),
    skills: z.array(z.string().max(60)).max(50),
  }),
  output: done,
  refusals: { 'dispatch.no_colleague': dispatchRefusals['dispatch.no_colleague'] },
})
