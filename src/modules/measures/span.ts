import { dateOf, epochDay } from '#engine/days.ts'
import type { Measure } from '#engine/measure.ts'
import { startOfPeriod } from '#engine/periods.ts'

/** The days a measure counts for a month: the month, or what of its longer period has passed with it. */
export interface DaySpan {
  from: string
  to: string
}

export function spanOf(month: string, per: Measure['per']): DaySpan {
  const first = epochDay(`${month}-01`)
  const to = dateOf(epochDay(`${monthAfter(month, 1)}-01`) - 1)
  const longer = per === 'quarter' || per === 'half-year' || per === 'year'
  return { from: longer ? dateOf(startOfPeriod(per, first, 0)) : `${month}-01`, to }
}

/** The month so many after another (before, where negative), as `2026-05`. */
export function monthAfter(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
