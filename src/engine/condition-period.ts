import type { Period, PeriodUnit, SpanUnit } from './condition-syntax.ts'
import type { Span } from './condition-types.ts'
import { addMonths } from './days.ts'
import { endOfPeriod, periodLabel, startOfPeriod } from './periods.ts'

/** A stretch of local days, both ends included, as days since 1970. */
export interface DayRange {
  from: number
  to: number
}

/** The calendar unit that holds a day, so many units later: its first and last day. Weeks begin on Monday. */
export function unitAround(day: number, unit: PeriodUnit, shift = 0): DayRange {
  return { from: startOfPeriod(unit, day, shift), to: endOfPeriod(unit, day, shift) }
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
    labels.push(periodLabel(figure, period.yearsAgo ? addMonths(unit.from, -12) : unit.from))
  return labels
}
