import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Calendar, CalendarSource } from './calendar.ts'
import {
  addWorkingDays,
  addWorkingTime,
  closingOn,
  compileCalendar,
  isProvisional,
  isWorking,
  isWorkingDay,
  nextWorkingInstant,
  openingOn,
  previousWorkingInstant,
  subtractWorkingTime,
  workingDaysBetween,
  workingSecondsBetween,
} from './calendar.ts'
import { deadlineWithPauses, workingSecondsExcludingPauses } from './clock.ts'
import { epochDay } from './days.ts'

const office: CalendarSource = {
  timeZone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
  holidays: 'cn-state-council',
}
const shanghai = compileCalendar(office)
const berlin = compileCalendar({
  timeZone: 'Europe/Berlin',
  hours: { 'mon-fri': '08:00-18:00', sat: '10:00-14:00' },
})
const around = compileCalendar({ timeZone: 'Europe/Berlin', hours: '24x7' })
const saoPaulo = compileCalendar({ timeZone: 'America/Sao_Paulo', hours: '24x7', annualHolidays: ['12-25'] })
const calendars = [shanghai, berlin, around, saoPaulo]

const at = (text: string) => Date.parse(`${text}+08:00`)
const said = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
const utc = (text: string) => Date.parse(`${text}Z`)

describe('the State Council’s days', () => {
  test.each([
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i workdays', (year, workdays) => {
    expect(workingDaysBetween(shanghai, `${year - 1}-12-31`, `${year}-12-31`)).toBe(workdays)
  })

  test('six weekend days of 2026 are made up, with the hours of a Monday', () => {
    for (const date of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
      expect(isWorkingDay(shanghai, date)).toBe(true)
      expect(said(openingOn(shanghai, date)!)).toBe(`${date}T09:00`)
      expect(said(closingOn(shanghai, date)!)).toBe(`${date}T18:00`)
    }
  })

  test('a result in 2027 is provisional, because its notice is not published', () => {
    expect(shanghai.coveredUntil).toBe('2026-12-31')
    expect(isProvisional(shanghai, '2026-12-31')).toBe(false)
    expect(isProvisional(shanghai, '2027-01-01')).toBe(true)
    expect(isProvisional(shanghai, at('2027-01-01T00:00'))).toBe(false)
    expect(isProvisional(shanghai, at('2027-01-04T09:30'))).toBe(true)
    expect(isProvisional(berlin, '2099-01-01')).toBe(false)
  })
})

describe('deadlines in working time', () => {
  test.each([
    ['over a made-up Saturday', '2026-02-13T17:30', 480, '2026-02-14T18:00'],
    ['over the National Day week', '2026-09-30T17:00', 240, '2026-10-08T12:00'],
    ['from a Saturday into a made-up Sunday', '2026-09-19T10:00', 450, '2026-09-20T18:00'],
    ['from New Year into a made-up Sunday', '2026-01-01T08:00', 30, '2026-01-04T09:30'],
    ['over lunch', '2026-03-06T11:50', 30, '2026-03-06T13:50'],
    ['over Labour Day', '2026-04-30T17:59', 2, '2026-05-06T09:01'],
  ])('%s', (_, start, minutes, due) => {
    expect(said(addWorkingTime(shanghai, at(start), minutes * 60))).toBe(due)
  })

  test('between 24 September and 10 October 2026 lie 52.5 working hours', () => {
    expect(workingSecondsBetween(shanghai, at('2026-09-24T09:00'), at('2026-10-10T18:00'))).toBe(52.5 * 3600)
  })

  test('a goal used up at closing ends at closing, counted back it ends at opening', () => {
    expect(said(addWorkingTime(shanghai, at('2026-03-06T17:00'), 3600))).toBe('2026-03-06T18:00')
    expect(said(subtractWorkingTime(shanghai, at('2026-03-06T10:00'), 3600))).toBe('2026-03-06T09:00')
  })

  test('no working time at all moves to the next working instant, or back to the last', () => {
    expect(said(addWorkingTime(shanghai, at('2026-03-07T12:00'), 0))).toBe('2026-03-09T09:00')
    expect(said(subtractWorkingTime(shanghai, at('2026-03-07T12:00'), 0))).toBe('2026-03-06T18:00')
    expect(said(nextWorkingInstant(shanghai, at('2026-03-06T18:00')))).toBe('2026-03-09T09:00')
    expect(said(previousWorkingInstant(shanghai, at('2026-03-06T18:00')))).toBe('2026-03-06T18:00')
  })

  test('an opening works, a closing does not', () => {
    expect(isWorking(shanghai, at('2026-03-06T13:30'))).toBe(true)
    expect(isWorking(shanghai, at('2026-03-06T12:00'))).toBe(false)
  })

  test('a pause counts its working time only, and a night’s pause moves nothing', () => {
    const paused = (from: string, until: string) =>
      said(
        deadlineWithPauses(shanghai, at('2026-03-06T10:00'), 480 * 60, [
          { from: at(from), until: at(until) },
        ]),
      )
    expect(paused('2026-03-06T11:00', '2026-03-09T14:00')).toBe('2026-03-10T12:00')
    expect(paused('2026-03-06T19:00', '2026-03-08T23:00')).toBe('2026-03-09T10:30')
  })

  test('a pause that lasts has no deadline, unless the goal is used up before', () => {
    const open = [{ from: at('2026-03-06T11:00'), until: null }]
    expect(() => deadlineWithPauses(shanghai, at('2026-03-06T10:00'), 7200, open)).toThrow('clock.paused')
    expect(said(deadlineWithPauses(shanghai, at('2026-03-06T10:00'), 3600, open))).toBe('2026-03-06T11:00')
  })
})

describe('what a calendar says', () => {
  test('a listed holiday beats own hours, own hours beat the State Council, breaks are taken out', () => {
    const calendar = compileCalendar({
      ...office,
      holidays: ['cn-state-council', '2026-03-02'],
      overrides: { '2026-03-02': '09:00-10:00', '2026-10-02': ['10:00-12:00'], '2026-03-03': 'closed' },
      breaks: { '2026-03-04': '10:00-11:00', fri: '09:00-09:30' },
    })
    const worked = (date: string) =>
      workingSecondsBetween(calendar, at(`${date}T00:00`), at(`${date}T23:59`)) / 3600
    expect([worked('2026-03-02'), worked('2026-10-02'), worked('2026-03-03')]).toEqual([0, 2, 0])
    expect([worked('2026-03-04'), worked('2026-03-05'), worked('2026-03-06')]).toEqual([6.5, 7.5, 7])
  })

  test('make-up days may have hours of their own', () => {
    const calendar = compileCalendar({ ...office, makeUpHours: ['09:00-12:00'] })
    expect(said(closingOn(calendar, '2026-02-14')!)).toBe('2026-02-14T12:00')
  })

  test('a bar’s night belongs to the day it began', () => {
    const bar = compileCalendar({ timeZone: 'Asia/Shanghai', hours: { sat: '20:00-02:00' } })
    expect(isWorking(bar, at('2026-03-08T01:00'))).toBe(true)
    expect(isWorkingDay(bar, '2026-03-08')).toBe(false)
    expect(workingSecondsBetween(bar, at('2026-03-07T00:00'), at('2026-03-09T00:00'))).toBe(6 * 3600)
    expect(workingSecondsBetween(bar, at('2022-01-01T00:00'), at('2022-01-03T00:00'))).toBe(6 * 3600)
  })

  test.each([
    ['calendar.bad_hours', { hours: { mon: '9 to 5' } }],
    ['calendar.bad_hours', { hours: { mon: '09:00-25:00' } }],
    ['calendar.bad_weekday', { hours: { 'mon-fry': '09:00-17:00' } }],
    ['calendar.weekday_twice', { hours: { 'mon-fri': '09:00-17:00', fri: '09:00-12:00' } }],
    ['calendar.bad_date', { holidays: ['2026-02-30'] }],
    ['calendar.bad_date', { annualHolidays: ['13-01'] }],
    ['calendar.unknown_holidays', { holidays: 'cn-state-counsil' }],
    ['calendar.unknown_time_zone', { timeZone: 'Asia/Shanghay' }],
    ['calendar.never_open', { hours: { mon: 'closed' } }],
  ])('%s: %j is refused', (code, change) => {
    expect(() => compileCalendar({ ...office, ...change } as CalendarSource)).toThrow(code)
  })

  test('a calendar that opens on one day only says so instead of searching for ever', () => {
    const once = compileCalendar({ timeZone: 'UTC', hours: {}, overrides: { '2026-03-02': '09:00-10:00' } })
    expect(() => addWorkingTime(once, utc('2026-03-02T09:30:00'), 3600)).toThrow('calendar.never_open')
    expect(() => addWorkingDays(once, '2026-03-02', 1)).toThrow('calendar.never_open')
  })
})

describe('changes of clocks', () => {
  test('a day of 23 hours has 23, a day of 25 has 25', () => {
    const day = (date: string, next: string) =>
      workingSecondsBetween(around, openingOn(around, date)!, openingOn(around, next)!) / 3600
    expect([day('2026-03-29', '2026-03-30'), day('2026-10-25', '2026-10-26')]).toEqual([23, 25])
  })

  test('a midnight that is skipped is the first moment of its day', () => {
    expect(openingOn(saoPaulo, '2018-11-04')).toBe(utc('2018-11-04T03:00:00'))
    expect(addWorkingTime(saoPaulo, utc('2018-11-03T15:00:00'), 24 * 3600)).toBe(utc('2018-11-04T15:00:00'))
  })

  test('hours that the change skips do not exist', () => {
    const night = compileCalendar({ timeZone: 'Europe/Berlin', hours: { sun: '02:15-02:45' } })
    expect(workingSecondsBetween(night, utc('2026-03-29T00:00:00'), utc('2026-03-29T12:00:00'))).toBe(0)
    expect(workingSecondsBetween(night, utc('2026-10-25T00:00:00'), utc('2026-10-25T00:50:00'))).toBe(1800)
  })
})

describe('for every calendar', () => {
  const calendar = fc.constantFrom<Calendar[]>(...calendars)
  const instant = fc
    .integer({ min: utc('2014-01-01T00:00:00') / 1000, max: utc('2029-12-31T00:00:00') / 1000 })
    .map((s) => s * 1000)
  const goal = fc.integer({ min: 1, max: 3_000_000 })

  test('working time added is the working time between', () => {
    fc.assert(
      fc.property(calendar, instant, goal, (calendar, start, seconds) => {
        expect(workingSecondsBetween(calendar, start, addWorkingTime(calendar, start, seconds))).toBe(seconds)
        expect(workingSecondsBetween(calendar, subtractWorkingTime(calendar, start, seconds), start)).toBe(
          seconds,
        )
      }),
    )
  })

  test('added and subtracted again gives back a working instant', () => {
    fc.assert(
      fc.property(calendar, instant, goal, (calendar, start, seconds) => {
        const working = nextWorkingInstant(calendar, start)
        expect(subtractWorkingTime(calendar, addWorkingTime(calendar, working, seconds), seconds)).toBe(
          working,
        )
      }),
    )
  })

  test('more time is never earlier, a later start never earlier', () => {
    fc.assert(
      fc.property(calendar, instant, instant, goal, goal, (calendar, a, b, more, less) => {
        const order = (x: number, y: number) => Math.sign(x - y)
        expect(order(addWorkingTime(calendar, a, more), addWorkingTime(calendar, a, less))).toBe(
          order(more, less),
        )
        if (a <= b)
          expect(addWorkingTime(calendar, a, more)).toBeLessThanOrEqual(addWorkingTime(calendar, b, more))
      }),
    )
  })

  test('adding twice is adding the sum, and stretches of time add up', () => {
    fc.assert(
      fc.property(calendar, instant, goal, goal, (calendar, start, first, second) => {
        const middle = addWorkingTime(calendar, start, first)
        const end = addWorkingTime(calendar, middle, second)
        expect(end).toBe(addWorkingTime(calendar, start, first + second))
        const between = (a: number, b: number) => workingSecondsBetween(calendar, a, b)
        expect(between(start, middle) + between(middle, end)).toBe(between(start, end))
      }),
    )
  })

  test('the tables agree with reading the wall clock minute by minute', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 3000 }), (calendar, from, minutes) => {
        const start = Math.floor(from / 60_000) * 60_000
        let worked = 0
        for (let minute = 0; minute < minutes; minute++) {
          const instant = Temporal.Instant.fromEpochMilliseconds(start + minute * 60_000)
          const wall = instant.toZonedDateTimeISO(calendar.timeZone)
          const ms = (wall.hour * 60 + wall.minute) * 60_000
          const hours = calendar.hoursOn(epochDay(wall.toPlainDate().toString()))
          if (hours.some(([open, close]) => open <= ms && ms < close)) worked += 60
        }
        expect(workingSecondsBetween(calendar, start, start + minutes * 60_000)).toBe(worked)
      }),
      { numRuns: 40 },
    )
  })

  test('the n-th working day is n working days away, in both directions', () => {
    const days = fc.integer({ min: 1, max: 600 })
    fc.assert(
      fc.property(calendar, instant, days, (calendar, start, days) => {
        const date = new Date(start).toISOString().slice(0, 10)
        const later = addWorkingDays(calendar, date, days)
        expect(isWorkingDay(calendar, later)).toBe(true)
        expect(workingDaysBetween(calendar, date, later)).toBe(days)
        expect(addWorkingDays(calendar, addWorkingDays(calendar, later, -days), days)).toBe(later)
      }),
    )
  })

  test('pauses only put a deadline off, by the working time they hold', () => {
    const pauses = fc.array(fc.tuple(instant, fc.integer({ min: 1, max: 200_000 })), { maxLength: 4 })
    fc.assert(
      fc.property(calendar, instant, goal, pauses, (calendar, start, seconds, drawn) => {
        const held = drawn.map(([from, length]) => ({ from, until: from + length * 1000 }))
        const due = deadlineWithPauses(calendar, start, seconds, held)
        expect(due).toBeGreaterThanOrEqual(addWorkingTime(calendar, start, seconds))
        expect(workingSecondsExcludingPauses(calendar, start, due, held)).toBe(seconds)
      }),
    )
  })
})
