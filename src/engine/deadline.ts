import type { Calendar } from './calendar.ts'
import { closingOn, isProvisional } from './calendar.ts'
import { civilDay, dateOf, dayInYear, dayMs, daysInMonth, epochDay, weekdayOf } from './days.ts'
import { endOfPeriod, startOfPeriod } from './periods.ts'
import type { Anchor, CountedSpan, Due, Edge, Point, Side, Span, YearDay } from './time-tree.ts'
import type { Moment, ParameterValues } from './time-values.ts'
import {
  countedSpan,
  endOfDay,
  filledDue,
  isShortSpan,
  momentOf,
  shiftDay,
  shiftInstant,
} from './time-values.ts'
import type { Zone } from './zone.ts'
import { instantMs, instantOf, instantText, localDate, localDayAt, startOfDay, zoneOf } from './zone.ts'

export type { Occurrence } from './occurrences.ts'
export { occurrences } from './occurrences.ts'
export { countsWorkingTime, rungTime } from './rungs.ts'

/** What a due time hangs on. Instants are ISO with `Z`, dates `YYYY-MM-DD`. */
export interface DueContext {
  /** When the fact happened that opens the duty. */
  trigger: string
  timeZone: string
  calendar: Calendar
  /** A date or instant by the name in the text (`project.salesOpenOn`, `seal done`); undefined while unknown. */
  anchor: (name: string) => string | undefined
  parameter: ParameterValues
  /** The occurrence of `every`, first and last day included. */
  period?: { start: string; end: string; label: string } | undefined
  /** Whether the day a span starts from is its first day; default not. */
  startDay?: 'counted' | 'not-counted'
  /** Whether a day ends at 24:00 (default) or when that day's work ends; a day without work always at 24:00. */
  ends?: 'end-of-day' | 'end-of-work'
}

/** `windowStart` null for a point. `provisional`: counted on days whose holidays are not published yet. */
export interface ResolvedDue {
  windowStart: string | null
  due: string
  provisional: boolean
}

/**
 * When something is due. Days end at 24:00, stored as the next local midnight (`dueDate` says the day people
 * read); working days end at the closing of the n-th, the starting day never counted; minutes and hours run on the
 * wall clock, working hours on the calendar, from the trigger, from an instant, or from the side of a date they are
 * asked on. Points and windows of the year, month or week lie in the period, without one in the first that ends
 * after the trigger. A window that parameters turn round opens when it ends.
 * Answers `waitingFor` with the name of an anchor that is not known yet.
 * Throws `time.unknown_parameter`, `time.not_a_span`, `time.parameter_circle`, and what a parameter's text throws.
 */
export function resolveDue(due: Due, context: DueContext): ResolvedDue | { waitingFor: string } {
  const asked = new Asked(context)
  try {
    const { start, end } = asked.stretch(filledDue(due, context.parameter))
    return {
      windowStart: start === null ? null : instantText(Math.min(start, end)),
      due: instantText(end),
      provisional: asked.usedCalendar && isProvisional(context.calendar, end),
    }
  } catch (error) {
    if (error instanceof Waiting) return { waitingFor: error.anchor }
    throw error
  }
}

/** The day people read for a due time: the end of a day is stored as the next local midnight. */
export function dueDate(due: string, timeZone: string): string {
  return localDate(zoneOf(timeZone), instantMs(due) - 1)
}

/** The instant stored for the end of a day; 2026-03-09 in Shanghai is `2026-03-09T16:00:00Z`. */
export function endOfDate(date: string, timeZone: string): string {
  return instantText(endOfDay(zoneOf(timeZone), epochDay(date)))
}

class Waiting {
  readonly anchor: string

  constructor(anchor: string) {
    this.anchor = anchor
  }
}

type FilledDue = Exclude<Due, { kind: 'parameter' }>

/** A result in milliseconds with the day it stands for; `day` null for a moment. */
interface Reached {
  ms: number
  day: number | null
}

class Asked {
  readonly context: DueContext
  readonly zone: Zone
  readonly triggerMs: number
  usedCalendar = false

  constructor(context: DueContext) {
    this.context = context
    this.zone = zoneOf(context.timeZone)
    this.triggerMs = instantMs(context.trigger)
  }

  stretch(due: FilledDue): { start: number | null; end: number } {
    switch (due.kind) {
      case 'between':
        return {
          start: this.opening(this.shifted(due.from, due.side, due.anchor)),
          end: this.shifted(due.to, due.side, due.anchor).ms,
        }
      case 'around': {
        const centre = this.shifted(due.span, due.side, due.anchor).day!
        const tolerance = this.span(due.tolerance)
        const first = shiftDay(this.context.calendar, centre, tolerance, -1)
        const last = shiftDay(this.context.calendar, centre, tolerance, 1)
        return { start: startOfDay(this.zone, first), end: this.end(last, tolerance).ms }
      }
      case 'year-days':
        return this.daysOfYear(due.from, due.to)
      case 'month':
        return this.daysOfYear({ month: due.month, day: 1 }, { month: due.month, day: 31 })
      case 'from-to': {
        const end = this.point(due.to).ms
        const from = this.point(due.from)
        const start = due.from.time === undefined ? this.opening(from) : from.ms
        return { start: start > end ? Math.min(this.triggerMs, end) : start, end }
      }
      default:
        return { start: null, end: this.point(due).ms }
    }
  }

  point(point: Point): Reached {
    switch (point.kind) {
      case 'after-trigger':
        return this.shiftedFrom(point.span, 'after', this.moment(this.triggerMs), point.time)
      case 'offset':
        if (point.of.kind !== 'edge') return this.shifted(point.span, point.side, point.of, point.time)
        return this.firstAhead((shift) =>
          this.besideEdge(point.span, point.side, point.of as Edge, shift, point.time),
        )
      case 'before': {
        const { day, ms } = this.anchor(point.anchor)
        if (ms !== null && point.time === undefined) return { ms, day: null }
        return this.at(day - 1, point.time)
      }
      case 'on': {
        const { day, ms } = this.anchor(point.anchor)
        if (point.bare && ms !== null && point.time === undefined) return { ms, day: null }
        return this.at(day, point.time)
      }
      case 'edge':
        return this.firstAhead((shift) => this.at(this.edgeDay(point, shift), point.time))
      case 'day-of':
        return this.firstAhead((shift) => {
          const first = startOfPeriod(point.unit, this.firstDay(), shift)
          return this.at(Math.min(first + point.day - 1, endOfPeriod(point.unit, first)), point.time)
        })
      case 'weekday':
        return this.firstAhead((shift) => {
          const ahead = (point.weekday - weekdayOf(this.firstDay()) + 7) % 7
          return this.at(this.firstDay() + ahead + shift * 7, point.time)
        })
      case 'year-day':
        return this.firstAhead((shift) =>
          this.at(this.yearDay(point.day, this.firstDay(), shift), point.time),
        )
    }
  }

  /** Inside a period the first candidate counts; without one the first that ends after the trigger. */
  firstAhead(candidate: (shift: number) => Reached): Reached {
    for (let shift = 0; ; shift++) {
      const reached = candidate(shift)
      if (this.context.period || reached.ms > this.triggerMs || shift === 2) return reached
    }
  }

  daysOfYear(from: YearDay, to: YearDay): { start: number; end: number } {
    if (this.context.period) {
      const first = this.yearDay(from, this.firstDay(), 0)
      return { start: startOfDay(this.zone, first), end: this.endOf(this.yearDay(to, first, 0)) }
    }
    const last = this.yearDay(to, this.firstDay(), 0)
    const sameYear = this.inYear(from, civilDay(last).year)
    const first = sameYear <= last ? sameYear : this.inYear(from, civilDay(last).year - 1)
    return { start: startOfDay(this.zone, first), end: this.endOf(last) }
  }

  /** The first such day of a year on or after `from`, `shift` years later. */
  yearDay(day: YearDay, from: number, shift: number): number {
    const { year } = civilDay(from)
    const passed = this.inYear(day, year) < from ? 1 : 0
    return this.inYear(day, year + passed + shift)
  }

  inYear(day: YearDay, year: number): number {
    return dayInYear(year, day.month, Math.min(day.day, daysInMonth(year, day.month)))
  }

  besideEdge(span: Span, side: Side, edge: Edge, shift: number, time?: number): Reached {
    const day = this.edgeDay(edge, shift)
    if (!isShortSpan(this.span(span))) return this.shiftedFrom(span, side, { day, ms: null }, time)
    const ms = edge.edge === 'start' ? startOfDay(this.zone, day) : endOfDay(this.zone, day)
    return this.shiftedFrom(span, side, { day, ms })
  }

  edgeDay(edge: Pick<Edge, 'edge' | 'unit'>, shift: number): number {
    const { period } = this.context
    if (edge.edge === 'start') return startOfPeriod(edge.unit, this.firstDay(), shift)
    return endOfPeriod(edge.unit, period ? epochDay(period.end) : this.firstDay(), shift)
  }

  shifted(span: Span, side: Side, anchor: Anchor, time?: number): Reached {
    return this.shiftedFrom(span, side, this.anchor(anchor), time)
  }

  shiftedFrom(span: Span, side: Side, base: Moment, time?: number): Reached {
    const counted = this.span(span)
    const sign = side === 'after' ? 1 : -1
    const { calendar } = this.context
    if (isShortSpan(counted)) {
      const edge = side === 'after' ? endOfDay(this.zone, base.day) : startOfDay(this.zone, base.day)
      return { ms: shiftInstant(calendar, base.ms ?? edge, counted, sign), day: null }
    }
    const early = side === 'after' && this.context.startDay === 'counted' && counted.count > 0 ? 1 : 0
    const day = shiftDay(calendar, base.day - early, counted, sign)
    return time === undefined ? this.end(day, counted) : this.at(day, time)
  }

  /** The end of a day that a span leads to: its closing for working days. */
  end(day: number, span: CountedSpan): Reached {
    const closing = span.unit === 'working-days' ? closingOn(this.context.calendar, dateOf(day)) : null
    return { ms: closing ?? this.endOf(day), day }
  }

  endOf(day: number): number {
    const closing = this.context.ends === 'end-of-work' ? closingOn(this.context.calendar, dateOf(day)) : null
    return closing ?? endOfDay(this.zone, day)
  }

  at(day: number, time: number | undefined): Reached {
    return {
      ms: time === undefined ? this.endOf(day) : instantOf(this.zone, day * dayMs + time * 60_000),
      day,
    }
  }

  opening(reached: Reached): number {
    return reached.day === null ? reached.ms : startOfDay(this.zone, reached.day)
  }

  span(span: Span): CountedSpan {
    const counted = countedSpan(span, this.context.parameter)
    if (counted.unit.startsWith('working')) this.usedCalendar = true
    return counted
  }

  anchor(anchor: Anchor): Moment {
    const value = this.anchorValue(anchor.name)
    if (value === undefined) throw new Waiting(anchor.name)
    return momentOf(this.zone, value)
  }

  anchorValue(name: string): string | undefined {
    const value = this.context.anchor(name)
    if (value !== undefined) return value
    if (name === 'trigger') return this.context.trigger
    const isOccurrence = name === 'birthday' || name === 'festival' || name === 'anniversary'
    return isOccurrence ? this.context.period?.start : undefined
  }

  moment(ms: number): Moment {
    return { day: localDayAt(this.zone, ms), ms }
  }

  firstDay(): number {
    return this.context.period ? epochDay(this.context.period.start) : localDayAt(this.zone, this.triggerMs)
  }
}
