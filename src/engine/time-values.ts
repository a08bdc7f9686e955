import type { Calendar } from './calendar.ts'
import { addWorkingDays, addWorkingTime, subtractWorkingTime } from './calendar.ts'
import { addMonths, dateOf, dayMs, epochDay, isDate } from './days.ts'
import { EngineProblem } from './problem.ts'
import type { CountedSpan, Due, Span } from './time-tree.ts'
import { parseDue } from './times.ts'
import type { Zone } from './zone.ts'
import { instantMs, instantOf, localDayAt } from './zone.ts'

/** What a parameter's name stands for: a tree, a text of the time language, or nothing. */
export type ParameterValues = (name: string) => Due | string | undefined

/** A calendar day and, where the value was an instant, its moment in milliseconds. */
export interface Moment {
  day: number
  ms: number | null
}

/** Milliseconds of the midnight that ends a local day given as days since 1970-01-01. */
export function endOfDay(zone: Zone, day: number): number {
  return instantOf(zone, (day + 1) * dayMs)
}

/** A date or an instant as a local day. Throws `time.bad_date`, `time.bad_instant`. */
export function momentOf(zone: Zone, value: string): Moment {
  if (isDate(value)) return { day: epochDay(value), ms: null }
  const ms = instantMs(value)
  return { day: localDayAt(zone, ms), ms }
}

/** A span with its parameter filled in. Throws `time.unknown_parameter`, `time.not_a_span`. */
export function countedSpan(span: Span, parameters: ParameterValues): CountedSpan {
  let now: Span = span
  for (let depth = 0; depth < 5; depth++) {
    if (now.kind === 'counted') return now
    const value = parameters(now.name)
    if (value === undefined) throw new EngineProblem('time.unknown_parameter', now, { word: now.name })
    const tree: Due = typeof value === 'string' ? parseDue(value) : value
    if (tree.kind === 'after-trigger') now = tree.span
    else if (tree.kind === 'parameter') now = tree
    else break
  }
  throw new EngineProblem('time.not_a_span', now, { word: now.kind === 'parameter' ? now.name : '' })
}

/** A due time whose parameters alone are filled in. Throws `time.unknown_parameter`, `time.parameter_circle`. */
export function filledDue(due: Due, parameters: ParameterValues): Exclude<Due, { kind: 'parameter' }> {
  let now: Due = due
  for (let depth = 0; depth < 5; depth++) {
    if (now.kind !== 'parameter') return now
    const { name, time } = now
    const value = parameters(name)
    if (value === undefined) throw new EngineProblem('time.unknown_parameter', now, { word: name })
    const tree: Due = typeof value === 'string' ? parseDue(value) : value
    now = time === undefined ? tree : ({ ...tree, time } as Due)
  }
  throw new EngineProblem('time.parameter_circle', now, {})
}

/** Whether a span is minutes or hours, so that it leads to a moment and not to a day. */
export function isShortSpan(span: CountedSpan): boolean {
  return span.unit === 'minutes' || span.unit === 'hours' || span.unit === 'working-hours'
}

/** The moment a short span after (`sign` 1) or before (-1) an instant; milliseconds. */
export function shiftInstant(calendar: Calendar, ms: number, span: CountedSpan, sign: 1 | -1): number {
  if (span.unit === 'working-hours') {
    const seconds = span.count * 3600
    return sign > 0 ? addWorkingTime(calendar, ms, seconds) : subtractWorkingTime(calendar, ms, seconds)
  }
  return ms + sign * span.count * (span.unit === 'hours' ? 3_600_000 : 60_000)
}

/** The day a span after or before a day; months clip to the month's end. */
export function shiftDay(calendar: Calendar, day: number, span: CountedSpan, sign: 1 | -1): number {
  const count = span.count * sign
  switch (span.unit) {
    case 'weeks':
      return day + count * 7
    case 'months':
      return addMonths(day, count)
    case 'quarters':
      return addMonths(day, count * 3)
    case 'years':
      return addMonths(day, count * 12)
    case 'working-days':
      return count === 0 ? day : epochDay(addWorkingDays(calendar, dateOf(day), count))
    default:
      return day + count
  }
}
