import { LunarMonth, LunarYear, Solar } from 'lunar-typescript'
import { civilDay, dateOf, dayInYear, epochDay, epochDayOf } from './days.ts'
import { EngineProblem } from './problem.ts'

/** A day of the Chinese calendar; `leap` marks the leap month of that number. */
export interface LunarDay {
  year: number
  month: number
  day: number
  leap: boolean
}

/** A birthday as it was told: solar `MM-DD` or a full date, or lunar, or both. */
export interface Birthday {
  solar?: string | undefined
  lunar?: { month: number; day: number; leap?: boolean | undefined } | undefined
}

const firstYear = 1900
const lastYear = 2100

/** The lunar day of a date `YYYY-MM-DD`, from 1900-01-31 to 2100. Throws `lunar.out_of_range`, `time.bad_date`. */
export function lunarOf(date: string): LunarDay {
  const day = epochDay(date)
  const civil = civilDay(day)
  if (day < epochDayOf(1900, 1, 31) || civil.year > lastYear)
    throw new EngineProblem('lunar.out_of_range', undefined, { date })
  const lunar = Solar.fromYmd(civil.year, civil.month, civil.day).getLunar()
  const month = lunar.getMonth()
  return { year: lunar.getYear(), month: Math.abs(month), day: lunar.getDay(), leap: month < 0 }
}

/** The date of a lunar day that exists; lunar years 1900 to 2100. Throws `lunar.out_of_range`, `lunar.no_such_day`. */
export function solarOf(lunar: LunarDay): string {
  const length = lunarMonthLength(lunar.year, lunar.month, lunar.leap)
  if (!Number.isInteger(lunar.day) || lunar.day < 1 || lunar.day > length)
    throw new EngineProblem('lunar.no_such_day', undefined, { month: lunar.month, day: lunar.day })
  return dateOf(firstOfMonth(lunar.year, lunar.month, lunar.leap) + lunar.day - 1)
}

/** Days of a lunar month, 29 or 30. Throws `lunar.no_such_day` where the year has no such month. */
export function lunarMonthLength(year: number, month: number, leap = false): number {
  return monthOf(year, month, leap).getDayCount()
}

/** The number of the leap month of a lunar year, null without one. */
export function leapMonthOf(year: number): number | null {
  checkYear(year)
  return LunarYear.fromYear(year).getLeapMonth() || null
}

/** Days of a lunar year, 353 to 385. */
export function lunarYearLength(year: number): number {
  checkYear(year)
  return LunarYear.fromYear(year).getDayCount()
}

/** Whether the date is 除夕, the last day of its lunar year (the 29th or 30th of the twelfth month). */
export function isNewYearEve(date: string): boolean {
  const next = lunarOf(dateOf(epochDay(date) + 1))
  return next.month === 1 && next.day === 1 && !next.leap
}

/**
 * The date on which a birthday is kept in a lunar year. A leap month counts as the ordinary month of that number,
 * because the leap month rarely returns; the 30th is the 29th when that month is short.
 */
export function lunarBirthdayIn(lunarYear: number, month: number, day: number): string {
  const key = (lunarYear * 12 + month) * 31 + day
  const known = kept.get(key)
  if (known) return known
  const date = solarOf({
    year: lunarYear,
    month,
    day: Math.min(day, lunarMonthLength(lunarYear, month)),
    leap: false,
  })
  kept.set(key, date)
  return date
}

/** The moon is computed from the stars; a birthday asked for every day of a year is computed once. At most 74,000 days. */
const kept = new Map<number, string>()

/**
 * The next date on or after `from` on which the birthday is kept. Rule: 29 February is kept on 28 February of a
 * common year; a lunar birthday by `lunarBirthdayIn`. Where both are kept the lunar one counts: only who
 * celebrates it tells it. null when neither is known. Throws `time.bad_birthday`. Source: D20-35.
 */
export function nextBirthday(birthday: Birthday, from: string): string | null {
  const fromDay = epochDay(from)
  const { year } = civilDay(fromDay)
  if (birthday.lunar) {
    const { month, day } = readLunar(birthday.lunar)
    for (let lunarYear = year - 1; lunarYear <= year + 2; lunarYear++) {
      const date = lunarBirthdayIn(lunarYear, month, day)
      if (date >= from) return date
    }
    return null
  }
  if (birthday.solar === undefined) return null
  const { month, day } = readSolar(birthday.solar)
  const thisYear = dayInYear(year, month, day)
  return dateOf(thisYear >= fromDay ? thisYear : dayInYear(year + 1, month, day))
}

function readSolar(text: string): { month: number; day: number } {
  const date = text.length === 5 ? `2024-${text}` : text
  const { month, day } = civilDay(epochDay(date))
  return { month, day }
}

function readLunar(lunar: { month: number; day: number }): { month: number; day: number } {
  const { month, day } = lunar
  if (Number.isInteger(month) && month >= 1 && month <= 12 && Number.isInteger(day) && day >= 1 && day <= 30)
    return { month, day }
  throw new EngineProblem('time.bad_birthday', undefined, { month, day })
}

function firstOfMonth(year: number, month: number, leap: boolean): number {
  const first = Solar.fromJulianDay(monthOf(year, month, leap).getFirstJulianDay())
  return epochDayOf(first.getYear(), first.getMonth(), first.getDay())
}

function monthOf(year: number, month: number, leap: boolean): LunarMonth {
  checkYear(year)
  const found = month >= 1 && month <= 12 ? LunarMonth.fromYm(year, leap ? -month : month) : null
  if (!found) throw new EngineProblem('lunar.no_such_day', undefined, { month, day: 1 })
  return found
}

function checkYear(year: number): void {
  if (!Number.isInteger(year) || year < firstYear - 1 || year > lastYear)
    throw new EngineProblem('lunar.out_of_range', undefined, { year })
}
