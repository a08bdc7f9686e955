import type { DayHours, HoursText } from './calendar-hours.ts'
import { readDate, readDayHours, readWeek, weekdaysOf, withoutBreaks } from './calendar-hours.ts'
import { officialDays, type PublishedYear, publishedUntil } from './calendar-published.ts'
import type { WorkingYear } from './calendar-year.ts'
import { buildYear, intervalAfter, intervalOfWork, workedBefore, workingDaysUntil } from './calendar-year.ts'
import { civilDay, dateOf, dayMs, epochDay, epochDayOf, weekdayOf } from './days.ts'
import { EngineProblem } from './problem.ts'
import type { Zone } from './zone.ts'
import { instantOf, localDayAt, zoneOf } from './zone.ts'

/** A working calendar as a playbook writes it. Dates are `YYYY-MM-DD`, hours `09:00-12:00`. */
export interface CalendarSource {
  timeZone: string
  /** Named in every obligation that was computed with it; default `1`. */
  version?: string
  /** `24x7`, or hours by weekday: `{ 'mon-fri': ['09:00-12:00', '13:30-18:00'], sat: '09:00-12:00' }`. */
  hours: string | Readonly<Record<string, HoursText>>
  /** `none`, `cn-state-council`, or a list of dates and of that name. A date listed here is closed, whatever else. */
  holidays?: string | readonly string[]
  /** Closed every year: `MM-DD`. */
  annualHolidays?: readonly string[]
  /** Hours of a make-up workday that is closed by weekday; default: those of the first open weekday. */
  makeUpHours?: HoursText
  /** Hours of single days instead of all above, for half days and own make-up days; `closed` for none. */
  overrides?: Readonly<Record<string, HoursText>>
  /** Taken out of the hours, by date or by weekday. */
  breaks?: Readonly<Record<string, HoursText>>
  /** Years whose days the company published itself, instead of those shipped under `cn-state-council`. */
  published?: readonly PublishedYear[]
  /** Last date the holidays are known for; default: that of `cn-state-council`, else no limit. */
  coveredUntil?: string
}

/** A compiled calendar: immutable to its users, its years are built when first asked for. */
export interface Calendar {
  readonly timeZone: string
  readonly version: string
  /** Last day the holidays are known for, `YYYY-MM-DD`; null where that has no end. */
  readonly coveredUntil: string | null
  readonly zone: Zone
  /** Hours of a day given as days since 1970-01-01. */
  readonly hoursOn: (day: number) => DayHours
  readonly years: Map<number, WorkingYear>
}

const firstYear = 1900
const lastYear = 2200

/**
 * Compiles a working calendar. Throws `calendar.bad_hours`, `calendar.bad_weekday`, `calendar.weekday_twice`,
 * `calendar.bad_date`, `calendar.unknown_holidays`, `calendar.unknown_time_zone`, `calendar.never_open`.
 * Make-up workdays and days off: the notices of the State Council, 2015 to 2026.
 */
export function compileCalendar(source: CalendarSource): Calendar {
  const week = readWeek(source.hours)
  const overrides = new Map(
    mapEntries(source.overrides, (date, hours) => [epochDay(readDate(date)), readDayHours(hours)]),
  )
  const first = week.find((hours) => hours.length > 0)
  if (!first && overrides.size === 0) throw new EngineProblem('calendar.never_open')
  const makeUp = source.makeUpHours === undefined ? (first ?? []) : readDayHours(source.makeUpHours)
  const listed = typeof source.holidays === 'string' ? [source.holidays] : (source.holidays ?? [])
  const closed = new Set<number>()
  const official = new Map<number, 'off' | 'work'>()
  for (const name of listed) {
    if (name === 'cn-state-council')
      for (const [day, kind] of officialDays(source.published)) official.set(day, kind)
    else if (name !== 'none') closed.add(epochDay(readHoliday(name)))
  }
  const annual = new Set((source.annualHolidays ?? []).map(readAnnual))
  const breaks = new Map<number, DayHours>()
  const weekBreaks = new Map<number, DayHours>()
  for (const [key, hours] of Object.entries(source.breaks ?? {})) {
    if (/^\d/.test(key)) breaks.set(epochDay(readDate(key)), readDayHours(hours))
    else for (const weekday of weekdaysOf(key)) weekBreaks.set(weekday, readDayHours(hours))
  }

  const planned = (day: number): DayHours => {
    if (closed.has(day)) return []
    if (annual.size > 0 && annual.has(dateOf(day).slice(5))) return []
    const override = overrides.get(day)
    if (override) return override
    const usual = week[weekdayOf(day) - 1]!
    const kind = official.get(day)
    if (kind === 'off') return []
    return kind === 'work' && usual.length === 0 ? makeUp : usual
  }
  const hoursOn = (day: number): DayHours => {
    const pauses = breaks.get(day) ?? weekBreaks.get(weekdayOf(day) - 1)
    return pauses ? withoutBreaks(planned(day), pauses) : planned(day)
  }
  return {
    timeZone: source.timeZone,
    version: source.version ?? '1',
    coveredUntil: source.coveredUntil ?? (official.size > 0 ? publishedUntil(source.published) : null),
    zone: zoneOf(source.timeZone),
    hoursOn,
    years: new Map(),
  }
}

/** Whether a result on this instant or date lies past the days whose holidays are known. */
export function isProvisional(calendar: Calendar, result: number | string): boolean {
  if (calendar.coveredUntil === null) return false
  const date = typeof result === 'string' ? result : dateOf(localDayAt(calendar.zone, result - 1))
  return date > calendar.coveredUntil
}

/**
 * The instant at which `seconds` of working time have passed since `instantMs` (milliseconds since 1970, UTC).
 * Exactly used-up hours end at the closing, not at the next opening. Zero seconds give the next working instant;
 * negative seconds subtract. Throws `calendar.never_open` when 1900–2200 does not hold that much.
 */
export function addWorkingTime(calendar: Calendar, instantMs: number, seconds: number): number {
  if (seconds < 0) return subtractWorkingTime(calendar, instantMs, -seconds)
  if (seconds === 0) return nextWorkingInstant(calendar, instantMs)
  let table = yearAt(calendar, instantMs)
  let target = workedBefore(table, instantMs) + seconds * 1000
  while (target > table.total) {
    target -= table.total
    table = yearTable(calendar, table.year + 1)
  }
  const index = intervalOfWork(table, target, false)
  return table.open[index]! + target - table.before[index]!
}

/**
 * The latest instant from which `seconds` of working time pass until `instantMs`. Exactly used-up hours end at the
 * opening, not at the closing before. Zero seconds give the previous working instant (a closing counts as one).
 */
export function subtractWorkingTime(calendar: Calendar, instantMs: number, seconds: number): number {
  if (seconds < 0) return addWorkingTime(calendar, instantMs, -seconds)
  if (seconds === 0) return previousWorkingInstant(calendar, instantMs)
  let table = yearAt(calendar, instantMs)
  let target = workedBefore(table, instantMs) - seconds * 1000
  while (target < 0) {
    table = yearTable(calendar, table.year - 1)
    target += table.total
  }
  const index = intervalOfWork(table, target, true)
  return table.open[index]! + target - table.before[index]!
}

/** Working seconds between two instants; 0 when the end is not after the start. */
export function workingSecondsBetween(calendar: Calendar, startMs: number, endMs: number): number {
  if (endMs <= startMs) return 0
  const first = yearAt(calendar, startMs)
  let table = first
  let worked = -workedBefore(first, startMs)
  while (endMs >= table.endMs) {
    worked += table.total
    table = yearTable(calendar, table.year + 1)
  }
  return (worked + workedBefore(table, endMs)) / 1000
}

/** Hours are half open: an opening works, a closing does not. */
export function isWorking(calendar: Calendar, instantMs: number): boolean {
  const table = yearAt(calendar, instantMs)
  const index = intervalAfter(table, instantMs)
  return index < table.open.length && table.open[index]! <= instantMs
}

/** The instant itself when it works, else the next opening. */
export function nextWorkingInstant(calendar: Calendar, instantMs: number): number {
  let table = yearAt(calendar, instantMs)
  let index = intervalAfter(table, instantMs)
  while (index >= table.open.length) {
    table = yearTable(calendar, table.year + 1)
    index = 0
  }
  return Math.max(instantMs, table.open[index]!)
}

/** The instant itself when work ends at or goes on until it, else the closing before. */
export function previousWorkingInstant(calendar: Calendar, instantMs: number): number {
  let table = yearAt(calendar, instantMs)
  let index = intervalAfter(table, instantMs - 1)
  if (index < table.open.length && table.open[index]! < instantMs) return instantMs
  while (index === 0) {
    table = yearTable(calendar, table.year - 1)
    index = table.close.length
  }
  return table.close[index - 1]!
}

/** Whether the date has any working hours. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  return calendar.hoursOn(epochDay(date)).length > 0
}

/**
 * The n-th working day after the date, which itself is not counted (before it, when n is negative).
 * 0 gives the date itself or, when that is closed, the next working day.
 */
export function addWorkingDays(calendar: Calendar, date: string, days: number): string {
  const day = epochDay(date)
  if (days === 0) return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1)
  let table = yearTable(calendar, civilDay(day).year)
  let index = days > 0 ? workingDaysUntil(table, day) + days - 1 : workingDaysUntil(table, day - 1) + days
  while (index >= table.days.length) {
    index -= table.days.length
    table = yearTable(calendar, table.year + 1)
  }
  while (index < 0) {
    table = yearTable(calendar, table.year - 1)
    index += table.days.length
  }
  return dateOf(table.days[index]!)
}

/** Working days from the first date, not counted, up to and with the last; 0 when last is not after first. */
export function workingDaysBetween(calendar: Calendar, first: string, last: string): number {
  let day = epochDay(first)
  const end = epochDay(last)
  let count = 0
  while (day < end) {
    const table = yearTable(calendar, civilDay(day + 1).year)
    const stop = Math.min(end, epochDayOf(table.year, 12, 31))
    count += workingDaysUntil(table, stop) - workingDaysUntil(table, day)
    day = stop
  }
  return count
}

/** First opening of the date, milliseconds; null when it is closed. */
export function openingOn(calendar: Calendar, date: string): number | null {
  const day = epochDay(date)
  const hours = calendar.hoursOn(day)[0]
  return hours ? instantOf(calendar.zone, day * dayMs + hours[0]) : null
}

/** Last closing of the date, milliseconds; null when it is closed. */
export function closingOn(calendar: Calendar, date: string): number | null {
  const day = epochDay(date)
  const hours = calendar.hoursOn(day).at(-1)
  return hours ? instantOf(calendar.zone, day * dayMs + hours[1]) : null
}

function yearAt(calendar: Calendar, instantMs: number): WorkingYear {
  return yearTable(calendar, civilDay(localDayAt(calendar.zone, instantMs)).year)
}

function yearTable(calendar: Calendar, year: number): WorkingYear {
  const known = calendar.years.get(year)
  if (known) return known
  if (!(year >= firstYear && year <= lastYear))
    throw new EngineProblem('calendar.never_open', undefined, { year })
  const table = buildYear(calendar.zone, year, calendar.hoursOn)
  calendar.years.set(year, table)
  return table
}

function readHoliday(text: string): string {
  if (!/^\d/.test(text)) throw new EngineProblem('calendar.unknown_holidays', undefined, { text })
  return readDate(text)
}

function readAnnual(text: string): string {
  readDate(`2024-${text}`)
  return text
}

function mapEntries<T>(
  source: Readonly<Record<string, HoursText>> | undefined,
  read: (key: string, value: HoursText) => T,
): T[] {
  return Object.entries(source ?? {}).map(([key, value]) => read(key, value))
}
