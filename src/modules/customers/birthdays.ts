import { LunarMonth, LunarYear } from 'lunar-typescript'
import { isDay } from './documents.ts'

export interface LunarDay {
  year?: number
  month: number
  day: number
  leap: boolean
}

/** A full date, a day of the ordinary calendar without its year, or a day of the lunar calendar. */
export type Birthday = { solar: string } | { solarDay: { month: number; day: number } } | { lunar: LunarDay }

export type BirthdayProblem =
  | 'birthday.empty'
  | 'birthday.not_a_day'
  | 'birthday.ambiguous'
  | 'birthday.no_such_day'
  | 'birthday.no_leap_month'
  | 'birthday.in_future'
  | 'birthday.month_only'

export interface BirthdayRefused {
  problem: BirthdayProblem
  values: { text: string; accepted: string }
}

/** What a refusal offers, in the words of the file. */
export const ACCEPTED_BIRTHDAYS = '1990-03-05 · 1990年3月5日 · 八月十五(农历) · 闰四月初二 · 农历1985年8月15'

const CHINESE = '〇零一二三四五六七八九'
const NUMERAL = '[〇零○一二三四五六七八九十廿卅正元冬腊两0-9]+'
const LUNAR_MARK = /[（(【[]?\s*(?:农历|阴历|旧历|夏历|lunar|农|阴)\s*[)）】\]]?\s*[::]?/gi
const SOLAR_MARK = /[（(【[]?\s*(?:公历|阳历|新历|solar|公|阳)\s*[)）】\]]?\s*[::]?/gi

/**
 * Reads a birthday as customer files hold it: 1990-03-05, 1990/3/5, 19900305, 1990年3月5日, a spreadsheet's serial number,
 * 3月5日 (no year), 八月十五(农历), 闰四月初二, 农历1985年8月15. Chinese numerals without 日 or 号 are lunar, as people write them.
 * A day that the lunar year has not (闰六月 in 2024, the 30th of a short month) is refused.
 * @param options.today refuses later dates; `date1904` for workbooks that count from 1904
 */
export function readBirthday(
  text: string,
  options: { today?: string; date1904?: boolean } = {},
): Birthday | BirthdayRefused {
  const typed = text.normalize('NFKC').trim()
  const refused = (problem: BirthdayProblem): BirthdayRefused => ({
    problem,
    values: { text: typed.slice(0, 40), accepted: ACCEPTED_BIRTHDAYS },
  })
  if (!typed) return refused('birthday.empty')
  if (typed.length > 60) return refused('birthday.not_a_day')
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(typed)?.[1]
  if (serial) {
    const solar = dayOfSerial(Number(serial), options.date1904)
    return solar ? solarOrRefused(solar) : refused('birthday.not_a_day')
  }
  const saysLunar = new RegExp(LUNAR_MARK.source, 'i').test(typed)
  const bare = typed
    .replace(LUNAR_MARK, ' ')
    .replace(SOLAR_MARK, ' ')
    .replace(/(?:生日|生|出生)$/, '')
    .replace(/[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/, '')
    .replace(/\s+/g, '')
  const parts = chineseParts(bare) ?? plainParts(bare)
  if (!parts)
    return refused(/^\d{4}[-/.年]\d{1,2}月?$/.test(bare) ? 'birthday.month_only' : 'birthday.not_a_day')
  if (parts === 'ambiguous') return refused('birthday.ambiguous')
  const { year, month, day } = parts
  if (saysLunar || parts.lunar) return lunarOrRefused({ year, month, day, leap: parts.leap })
  if (!year)
    return isDay(iso(2024, month, day)) ? { solarDay: { month, day } } : refused('birthday.no_such_day')
  return solarOrRefused(iso(year, month, day))

  function solarOrRefused(solar: string): Birthday | BirthdayRefused {
    if (!isDay(solar) || solar < '1850') return refused('birthday.no_such_day')
    return options.today && solar > options.today ? refused('birthday.in_future') : { solar }
  }

  function lunarOrRefused(lunar: LunarDay & { year: number | undefined }): Birthday | BirthdayRefused {
    const { year: lunarYear, ...rest } = lunar
    const days = daysOfLunarMonth(lunar)
    if (days === 0) return refused(lunar.leap ? 'birthday.no_leap_month' : 'birthday.no_such_day')
    if (lunar.day < 1 || lunar.day > days) return refused('birthday.no_such_day')
    if (lunarYear && options.today && lunarYear > Number(options.today.slice(0, 4)))
      return refused('birthday.in_future')
    return { lunar: lunarYear ? { year: lunarYear, ...rest } : rest }
  }
}

/**
 * The date behind a spreadsheet's serial number (1 = 1900-01-01, with its 29 February 1900 that never was).
 * @returns null outside 1900-03-01 … 2100-12-31
 */
export function dayOfSerial(serial: number, date1904 = false): string | null {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0)
  if (!(days >= 61 && days <= 73415)) return null
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How many days a lunar month has: 29 or 30, 30 when the year is unknown, 0 when that year has no such month. */
function daysOfLunarMonth({ year, month, leap }: LunarDay): number {
  if (month < 1 || month > 12) return 0
  if (!year) return 30
  if (year < 1850 || year > 2100) return 0
  if (leap && LunarYear.fromYear(year).getLeapMonth() !== month) return 0
  return LunarMonth.fromYm(year, leap ? -month : month)?.getDayCount() ?? 0
}

interface Parts {
  year: number | undefined
  month: number
  day: number
  leap: boolean
  lunar: boolean
}

function chineseParts(text: string): Parts | null {
  const found = new RegExp(`^(?:(${NUMERAL})年)?(闰)?(${NUMERAL})月(?:份)?(初)?(${NUMERAL})([日号])?$`).exec(
    text,
  )
  if (!found) return null
  const [, yearText, leap, monthText = '', early, dayText = '', ends] = found
  const month = numeral(monthText)
  const day = numeral(dayText)
  const year = yearText ? yearOf(yearText) : undefined
  if (!month || !day || year === null) return null
  const byWord = Boolean(leap || early || /[廿卅]/.test(dayText) || /[正冬腊]/.test(monthText))
  const written = !/\d/.test(monthText + dayText)
  return { year, month, day, leap: Boolean(leap), lunar: byWord || (written && !ends) }
}

function plainParts(text: string): Parts | null | 'ambiguous' {
  const solar = (year: number | undefined, month: number, day: number): Parts => ({
    year,
    month,
    day,
    leap: false,
    lunar: false,
  })
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (whole) return solar(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const [first = '', second = '', third = '', more] = text.replace(/[日号]$/, '').split(/[-/.年月]/)
  if (more !== undefined || ![first, second, third || '1'].every((each) => /^\d{1,4}$/.test(each)))
    return null
  if (!third)
    return first.length <= 2 && second.length <= 2 ? solar(undefined, Number(first), Number(second)) : null
  if (first.length === 4) return solar(Number(first), Number(second), Number(third))
  if (third.length === 4) {
    const [a, b] = [Number(first), Number(second)]
    if (a <= 12 && b <= 12 && a !== b) return 'ambiguous'
    return a > 12 ? solar(Number(third), b, a) : solar(Number(third), a, b)
  }
  // Two digits are a year of the last century: nobody is entered as a customer before the age of about twenty.
  return first.length === 2 && Number(first) > 31
    ? solar(1900 + Number(first), Number(second), Number(third))
    : null
}

function yearOf(text: string): number | null {
  const digits = [...text].map((each) => (/\d/.test(each) ? each : digitOf(each)))
  if (digits.some((each) => each === null)) return null
  const year = Number(digits.join(''))
  if (digits.length === 4) return year
  return digits.length === 2 ? 1900 + year : null
}

function digitOf(character: string): number | null {
  const at = CHINESE.indexOf(character === '○' ? '〇' : character)
  return at < 0 ? null : Math.max(0, at - 1)
}

function numeral(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const named = { 正: 1, 元: 1, 冬: 11, 腊: 12 }[text]
  if (named) return named
  const [, tens = '', ones = ''] = /^([二三两]?十|廿十?|卅十?|)([一二三四五六七八九]?)$/.exec(text) ?? []
  if (!tens && !ones) return null
  const base = tens.startsWith('廿')
    ? 20
    : tens.startsWith('卅')
      ? 30
      : tens
        ? 10 * (digitOf(tens[0]!) || 1)
        : 0
  return base + (ones ? (digitOf(ones) ?? 0) : 0)
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
