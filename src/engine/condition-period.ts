import type { Period, PeriodUnit, SpanUnit } from './condition-syntax.ts'
import type { Span } from './condition-types.ts'
import { addMonths, civilDay, dateOf, epochDay, epochDayOf, pad, weekdayOf } from './days.ts'

/** A stretch of local days, both ends included, as days since 1970. */
export interface DayRange {
  from: number
  to: number
}

const months: Partial<Record<PeriodUnit, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** The calendar unit that holds a day: its first and last day. Weeks begin on Monday. */
export function unitAround(day: number, unit: PeriodUnit, shift = 0): DayRange {
  if (unit === 'day') return { from: day + shift, to: day + shift }
  if (unit === 'week') {
    const monday = day - weekdayOf(day) + 1 + shift * 7
    return { from: monday, to: monday + 6 }
  }
  const size = months[unit] ?? 1
  const { year, month } = civilDay(day)
  const first = Math.floor((month - 1) / size) * size + 1
  const from = addMonths(epochDayOf(year, first, 1), shift * size)
  return { from, to: addMonths(from, size) - 1 }
}

/** A day so many days, weeks, months … later; months clip to the month's end. */
export function shiftDay(day: number, n: number, unit: SpanUnit): number {
  if (unit === 'days') return day + n
  if (unit === 'weeks') return day + n * 7
  if (unit === 'months') return addMonths(day, n)
  if (unit === 'quarters') return addMonths(day, n * 3)
  if (unit === 'years') return addMonths(day, n * 12)
  return day
}

/**
 * The days a period means today. `last 30 days` ends today and holds 30 days; `this month` is the whole month;
 * `a year ago` moves both ends. undefined when `period` is not given here, or the parameter has no value.
 */
export function rangeOf(
  period: Period,
  today: number,
  given: DayRange | undefined,
  parameter: (name: string) => Span | undefined,
): DayRange | undefined {
  const range = plainRange(period, today, given, parameter)
  if (!range || !period.yearsAgo) return range
  return { from: addMonths(range.from, -12), to: addMonths(range.to + 1, -12) - 1 }
}

function plainRange(
  period: Period,
  today: number,
  given: DayRange | undefined,
  parameter: (name: string) => Span | undefined,
): DayRange | undefined {
  if (period.kind === 'given') return given
  if (period.kind === 'this') return unitAround(today, period.unit)
  if (period.kind === 'previous') return unitAround(today, period.unit, -1)
  if (period.kind === 'next') return unitAround(today, period.unit, 1)
  const span =
    period.kind === 'last-parameter' ? parameter(period.name) : period.kind === 'last' ? period : undefined
  return span && { from: shiftDay(today, -span.n, span.unit) + 1, to: today }
}

/**
 * The labels of a figure's periods that a period covers: `sales in previous year` by month is 2025-01 … 2025-12.
 * `last 3 months` are the three finished ones. Only whole periods count.
 */
export function figureLabels(
  period: Period,
  figure: PeriodUnit,
  today: number,
  given: DayRange | undefined,
): string[] | undefined {
  let range = rangeOf({ ...period, yearsAgo: 0 }, today, given, () => undefined)
  if (period.kind === 'last') {
    const unit = period.unit.replace(/s$/, '') as PeriodUnit
    range = { from: unitAround(today, unit, -period.n).from, to: unitAround(today, unit, -1).to }
  }
  if (!range) return undefined
  const labels: string[] = []
  let unit = unitAround(range.from, figure)
  if (unit.from < range.from) unit = unitAround(range.from, figure, 1)
  for (; unit.to <= range.to && labels.length < 400; unit = unitAround(unit.to + 1, figure))
    labels.push(labelOf(period.yearsAgo ? addMonths(unit.from, -12) : unit.from, figure))
  return labels
}

/** `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-03-02` (a day, or the Monday of a week). */
export function labelOf(day: number, unit: PeriodUnit): string {
  const { year, month } = civilDay(day)
  if (unit === 'year') return pad(year, 4)
  if (unit === 'half-year') return `${pad(year, 4)}-H${month <= 6 ? 1 : 2}`
  if (unit === 'quarter') return `${pad(year, 4)}-Q${Math.ceil(month / 3)}`
  if (unit === 'month') return `${pad(year, 4)}-${pad(month, 2)}`
  return dateOf(day)
}

export function dayOf(date: string): number {
  return epochDay(date)
}
