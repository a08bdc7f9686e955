/** Calendars: the days a company rests and works, published by year, and why something is due when it is. */
import { z } from 'zod'
import { day, id, operation, words } from '#platform/operation.ts'

const days = z.array(day).max(120)

export const calendarRefusals = {
  'calendars.day_outside': {
    zh: '{day} 不在 {year} 年，也不是上一年的最后半个月。',
    en: '{day} lies neither in {year} nor in the last half month before it.',
    status: 422,
  },
  'calendars.day_twice': {
    zh: '{day} 又放假又上班，请去掉一个。',
    en: '{day} is both off and worked. Take one out.',
    status: 422,
  },
  'calendars.year_past': {
    zh: '{year} 年已经过去，不能再改。',
    en: '{year} is past and cannot be changed.',
    status: 422,
  },
  'calendars.rule_unreadable': {
    zh: '“{text}”读不懂，请写成“7 days”“3 working days”“end of month”这样。',
    en: '“{text}” cannot be read. Write it as 7 days, 3 working days or end of month.',
    status: 422,
  },
} as const

/** A year at a glance: which days are off, which are worked in their stead, and how far the days are known. */
export const seeCalendar = operation({
  name: 'calendars.see',
  title: { zh: '看日历', en: 'See the calendar' },
  audience: 'staff',
  method: 'GET',
  path: '/calendar',
  permission: 'playbook.see',
  input: z.object({ year: z.coerce.number().int().min(2015).max(2100).optional() }),
  output: z.object({
    year: z.number(),
    today: day,
    /** `shipped`: of the State Council, as it comes with the product; `company`: published here; null: not known yet. */
    from: z.enum(['shipped', 'company']).nullable(),
    off: z.array(day),
    work: z.array(day),
    /** Weekdays without hours, 1 Monday to 7 Sunday, by the first running policy. */
    restWeekdays: z.array(z.number()),
    coveredUntil: day,
    /** Open matters whose due time is counted on days not published yet. */
    provisional: z.number(),
    published: z.object({ by: z.string().nullable(), at: z.string() }).nullable(),
  }),
})

/** Publishes the days of a year; what hangs on them is counted anew in the background, none becomes late by it. */
export const publishDays = operation({
  name: 'calendars.publish',
  title: { zh: '发布日历', en: 'Publish a calendar' },
  audience: 'staff',
  method: 'PUT',
  path: '/calendar',
  permission: 'playbook.publish',
  input: z.object({
    year: z.number().int().min(2015).max(2100),
    off: days,
    work: days,
    reason: z.string().trim().min(2).max(400),
  }),
  output: z.object({ coveredUntil: day }),
  refusals: calendarRefusals,
})

/** Counts open matters anew after days were published, some hundred at a time. */
export const retimeDuties = operation({
  name: 'calendars.retime',
  title: { zh: '按新日历重算期限', en: 'Count due times anew' },
  audience: 'system',
  method: 'POST',
  path: '/calendar/retime',
  permission: null,
  input: z.object({ days: z.string().max(100), after: id.optional() }),
  output: z.object({ moved: z.number() }),
})

/** Why is it due then: a beginning and a rule give the due time, and each day of the count in words. */
export const tryDeadline = operation({
  name: 'calendars.try',
  title: { zh: '期限试算', en: 'Try a due time' },
  audience: 'staff',
  method: 'GET',
  path: '/calendar/due',
  permission: 'playbook.see',
  input: z.object({
    playbook: z.string().max(60).optional(),
    /** When it happened, in the company's zone. */
    on: day,
    at: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .default('10:00'),
    /** In the time language: `3 working days`. */
    rule: z.string().trim().min(1).max(120),
  }),
  output: z.object({
    said: words,
    windowStart: z.string().nullable(),
    due: z.string(),
    dueOn: day,
    provisional: z.boolean(),
    /** The last working day before, where the due day is one of rest. */
    doBy: day.nullable(),
    /** At most 60, the beginning first. `nth`: which of the counted days it is; null: not counted, `why` says why. */
    days: z.array(z.object({ day, nth: z.number().nullable(), why: words })),
    more: z.number(),
  }),
  refusals: { 'calendars.rule_unreadable': calendarRefusals['calendars.rule_unreadable'] },
})
