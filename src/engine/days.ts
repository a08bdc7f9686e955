import { EngineProblem } from './problem.ts'

/** Milliseconds of a day without a change of clocks. */
export const dayMs = 86_400_000

/** A calendar day as numbers; month and day count from 1. */
export interface CivilDay {
  year: number
  month: number
  day: number
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; any integer year. */
export function epochDayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The reverse of `epochDayOf`. */
export function civilDay(epochDay: number): CivilDay {
  const z = epochDay + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** 28 to 31; month counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1
}

/** The same few thousand dates are read again and again. */
const readDays = new Map<string, number>()
const READ_DAYS = 50_000
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/

export function isDate(text: string): boolean {
  if (readDays.has(text)) return true
  const found = datePattern.exec(text)
  if (!found) return false
  const month = Number(found[2])
  const day = Number(found[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(found[1]), month)
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. Throws `time.bad_date`. */
export function epochDay(date: string): number {
  const known = readDays.get(date)
  if (known !== undefined) return known
  const day = dayIn(date)
  if (readDays.size >= READ_DAYS) readDays.clear()
  readDays.set(date, day)
  return day
}

function dayIn(date: string): number {
  if (!isDate(date)) throw new EngineProblem('time.bad_date', { at: 0, length: date.length }, { date })
  return epochDayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** `YYYY-MM-DD`; years 0 to 9999. */
export function dateOf(day: number): string {
  const civil = civilDay(day)
  return `${pad(civil.year, 4)}-${pad(civil.month, 2)}-${pad(civil.day, 2)}`
}

/** The day `months` later (earlier when negative), clipped to the end of a shorter month. */
export function addMonths(day: number, months: number): number {
  const civil = civilDay(day)
  const index = civil.year * 12 + civil.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return epochDayOf(year, month, Math.min(civil.day, daysInMonth(year, month)))
}

/** The day of a year; 29 February is 28 February in a common year. */
export function dayInYear(year: number, month: number, day: number): number {
  return epochDayOf(year, month, Math.min(day, daysInMonth(year, month)))
}

/** Year and number (1 to 53) of the ISO week: weeks start on Monday, week 1 holds 4 January. */
export function isoWeek(day: number): { year: number; week: number } {
  const thursday = day - weekdayOf(day) + 4
  const year = civilDay(thursday).year
  return { year, week: Math.floor((thursday - epochDayOf(year, 1, 1)) / 7) + 1 }
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
