import { addMonths, civilDay, dateOf, epochDayOf, isoWeek, pad, weekdayOf } from './days.ts'
import type { PeriodUnit } from './time-tree.ts'

const monthsOf: Record<'month' | 'quarter' | 'half-year' | 'year', number> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
}

/** First day of the period that holds the day, `shift` periods later; days since 1970-01-01. Weeks start on Monday. */
export function startOfPeriod(unit: PeriodUnit, day: number, shift = 0): number {
  if (unit === 'day') return day + shift
  if (unit === 'week') return day - weekdayOf(day) + 1 + shift * 7
  const months = monthsOf[unit]
  const { year, month } = civilDay(day)
  const first = epochDayOf(year, Math.floor((month - 1) / months) * months + 1, 1)
  return addMonths(first, shift * months)
}

/** Last day of the period that holds the day, `shift` periods later. */
export function endOfPeriod(unit: PeriodUnit, day: number, shift = 0): number {
  return startOfPeriod(unit, day, shift + 1) - 1
}

/** `2027`, `2027-H1`, `2027-Q1`, `2027-03`, `2027-W05` (ISO week and its year), `2027-01-05`. */
export function periodLabel(unit: PeriodUnit, day: number): string {
  if (unit === 'day') return dateOf(day)
  if (unit === 'week') {
    const { year, week } = isoWeek(day)
    return `${year}-W${pad(week, 2)}`
  }
  const { year, month } = civilDay(day)
  if (unit === 'year') return String(year)
  if (unit === 'month') return `${year}-${pad(month, 2)}`
  return unit === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-H${month <= 6 ? 1 : 2}`
}
