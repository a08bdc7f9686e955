import type { DayHours } from './calendar-hours.ts'
import { epochDayOf } from './days.ts'
import type { Zone } from './zone.ts'
import { instantOf, startOfDay } from './zone.ts'

/**
 * The working intervals of one local year, ready for binary search. Instants in milliseconds; `before[i]` is the
 * working time of the year before interval i, `total` that of the whole year; `days` are the working days.
 */
export interface WorkingYear {
  readonly year: number
  readonly startMs: number
  readonly endMs: number
  readonly open: Float64Array
  readonly close: Float64Array
  readonly before: Float64Array
  readonly total: number
  readonly days: Int32Array
}

/** Builds a year; an interval that runs past midnight counts for the day it began, and is cut at New Year. */
export function buildYear(zone: Zone, year: number, hoursOn: (day: number) => DayHours): WorkingYear {
  const firstDay = epochDayOf(year, 1, 1)
  const lastDay = epochDayOf(year, 12, 31)
  const startMs = startOfDay(zone, firstDay)
  const endMs = startOfDay(zone, lastDay + 1)
  const open: number[] = []
  const close: number[] = []
  const before: number[] = []
  const days: number[] = []
  let total = 0
  for (let day = firstDay - 1; day <= lastDay; day++) {
    const hours = hoursOn(day)
    if (hours.length > 0 && day >= firstDay) days.push(day)
    for (const [from, to] of hours) {
      const localMidnight = day * 86_400_000
      const earliest = Math.max(startMs, close.at(-1) ?? startMs)
      const opens = Math.max(instantOf(zone, localMidnight + from), earliest)
      const closes = Math.min(instantOf(zone, localMidnight + to), endMs)
      if (closes <= opens) continue
      if (open.length > 0 && opens === close.at(-1)) close[close.length - 1] = closes
      else {
        open.push(opens)
        close.push(closes)
        before.push(total)
      }
      total += closes - opens
    }
  }
  return {
    year,
    startMs,
    endMs,
    open: Float64Array.from(open),
    close: Float64Array.from(close),
    before: Float64Array.from(before),
    total,
    days: Int32Array.from(days),
  }
}

/** Index of the first interval that closes after the instant; the number of intervals when there is none. */
export function intervalAfter(table: WorkingYear, instantMs: number): number {
  const { close } = table
  let low = 0
  let high = close.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (close[middle]! > instantMs) high = middle
    else low = middle + 1
  }
  return low
}

/** Working milliseconds of the year before the instant. */
export function workedBefore(table: WorkingYear, instantMs: number): number {
  const index = intervalAfter(table, instantMs)
  if (index === table.open.length) return table.total
  return table.before[index]! + Math.max(0, instantMs - table.open[index]!)
}

/** Index of the last interval whose `before` is less than the worked time (at most, with `inclusive`). */
export function intervalOfWork(table: WorkingYear, worked: number, inclusive: boolean): number {
  const { before } = table
  let low = 0
  let high = before.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = before[middle]!
    if (value < worked || (inclusive && value === worked)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Number of working days of the year on or before the day. */
export function workingDaysUntil(table: WorkingYear, day: number): number {
  const { days } = table
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}
