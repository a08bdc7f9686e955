import { addMonths, civilDay, dateOf, dayInYear, epochDay } from './days.ts'
import { commonFestivals, festivalDates } from './festivals.ts'
import type { Birthday } from './lunar.ts'
import { nextBirthday } from './lunar.ts'
import { endOfPeriod, periodLabel, startOfPeriod } from './periods.ts'
import { EngineProblem } from './problem.ts'
import type { CountedSpan, Every, PeriodUnit } from './time-tree.ts'
import type { ParameterValues } from './time-values.ts'
import { countedSpan, momentOf } from './time-values.ts'
import { parseEvery } from './times.ts'
import { zoneOf } from './zone.ts'

/**
 * One time that a recurrence comes round. `start` and `end` are its first and last day, both included; a
 * recurrence on single days has `on` beside. `label` is part of the key that makes opening repeatable.
 */
export interface Occurrence {
  label: string
  start: string
  end: string
  on?: string
  /** The festivals of that day, more than one where they fall together. */
  festivals?: string[]
}

/** What a recurrence hangs on. `from` and `until` are dates, both included. */
export interface EveryContext {
  from: string
  until: string
  timeZone: string
  /** A date or instant; undefined while it is not known. */
  anchor: (name: string) => string | undefined
  birthday?: Birthday | undefined
  parameter?: ParameterValues
}

/**
 * The occurrences that have a day within `from`..`until`, in order, never overlapping. The n-th repetition is
 * anchor + n × span (n from 1), never chained, so that months clip from the anchor; `until` of the recurrence is
 * included; anniversaries of 29 February are on the 28th of common years. None while the anchor or the birthday
 * is not known. Throws `time.unknown_parameter`, `time.unit_not_here`.
 */
export function occurrences(every: Every, context: EveryContext): Occurrence[] {
  const first = epochDay(context.from)
  const last = epochDay(context.until)
  if (every.kind === 'parameter') return occurrences(filledEvery(every, context), context)
  if (every.kind === 'each') return periods(every.unit, first, last)
  if (every.kind === 'festival') return festivals(every.names ?? commonFestivals, context)
  if (every.kind === 'birthday') return birthdays(context.birthday ?? {}, context)
  const anchor = (name: string) => {
    const value = context.anchor(name)
    return value === undefined ? undefined : momentOf(zoneOf(context.timeZone), value).day
  }
  const base = anchor(every.kind === 'anniversary' ? every.of.name : every.from.name)
  if (base === undefined) return []
  if (every.kind === 'anniversary') return anniversaries(base, first, last)
  const end = every.until === undefined ? undefined : anchor(every.until.name)
  const span = countedSpan(every.span, context.parameter ?? (() => undefined))
  return repetitions(base, span, first, Math.min(last, end ?? last))
}

function filledEvery(every: Extract<Every, { kind: 'parameter' }>, context: EveryContext): Every {
  const value = context.parameter?.(every.name)
  if (typeof value !== 'string')
    throw new EngineProblem('time.unknown_parameter', every, { word: every.name })
  const filled = parseEvery(value)
  if (filled.kind === 'parameter')
    throw new EngineProblem('time.parameter_circle', every, { word: every.name })
  return filled
}

function periods(unit: PeriodUnit, first: number, last: number): Occurrence[] {
  const found: Occurrence[] = []
  for (let day = startOfPeriod(unit, first); day <= last; day = startOfPeriod(unit, day, 1))
    found.push({ label: periodLabel(unit, day), start: dateOf(day), end: dateOf(endOfPeriod(unit, day)) })
  return found
}

const longestDays = { days: 1, weeks: 7, months: 31, quarters: 92, years: 366 }

function repetitions(base: number, span: CountedSpan, first: number, last: number): Occurrence[] {
  const { unit, count } = span
  if (count === 0 || !(unit in longestDays)) throw new EngineProblem('time.unit_not_here', span, { unit })
  const longest = longestDays[unit as keyof typeof longestDays] * count
  const found: Occurrence[] = []
  for (let n = Math.max(1, Math.floor((first - base) / longest)); ; n++) {
    const day = nthDay(base, unit as keyof typeof longestDays, count * n)
    if (day > last) return found
    if (day >= first) found.push(onDay(day))
  }
}

function nthDay(base: number, unit: keyof typeof longestDays, count: number): number {
  if (unit === 'days') return base + count
  if (unit === 'weeks') return base + count * 7
  return addMonths(base, count * { months: 1, quarters: 3, years: 12 }[unit])
}

function anniversaries(base: number, first: number, last: number): Occurrence[] {
  const { year, month, day } = civilDay(base)
  const found: Occurrence[] = []
  for (let now = Math.max(year + 1, civilDay(first).year); now <= civilDay(last).year; now++) {
    const on = dayInYear(now, month, day)
    if (on >= first && on <= last) found.push(onDay(on))
  }
  return found
}

function birthdays(birthday: Birthday, context: EveryContext): Occurrence[] {
  const found: Occurrence[] = []
  let from = context.from
  for (;;) {
    const on = nextBirthday(birthday, from)
    if (on === null || on > context.until) return found
    found.push(onDay(epochDay(on)))
    from = dateOf(epochDay(on) + 1)
  }
}

function festivals(names: readonly string[], context: EveryContext): Occurrence[] {
  const byDate = new Map<string, string[]>()
  for (let year = Number(context.from.slice(0, 4)); year <= Number(context.until.slice(0, 4)); year++)
    for (const name of names)
      for (const date of festivalDates(name, year))
        if (date >= context.from && date <= context.until)
          byDate.set(date, [...(byDate.get(date) ?? []), name])
  return [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, held]) => ({ ...onDay(epochDay(date)), festivals: held }))
}

function onDay(day: number): Occurrence {
  const on = dateOf(day)
  return { label: on, start: on, end: on, on }
}
