import { dayOf, daysBetween, sayDay, sayDistance, sayMoment, timeOf, today } from './clock.ts'

const ZONE = 'Asia/Shanghai'
const tens = ['初', '十', '廿', '三']
const ones = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九']

const sayLunarNumber = (day: number) =>
  day === 10
    ? '初十'
    : day === 20
      ? '二十'
      : day === 30
        ? '三十'
        : `${tens[Math.floor(day / 10)]}${ones[day % 10]}`

/** The day of the Chinese calendar: 十月十五. Null where the browser lacks that calendar. */
export function sayLunar(moment: Date): string | null {
  try {
    const parts = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', {
      month: 'long',
      day: 'numeric',
      timeZone: ZONE,
    }).formatToParts(moment)
    const month = parts.find(({ type }) => type === 'month')?.value
    const day = Number.parseInt(parts.find(({ type }) => type === 'day')?.value ?? '', 10)
    return month?.endsWith('月') && day ? month + sayLunarNumber(day) : null
  } catch {
    return null
  }
}

export const sayLunarDay = (month: number, day: number, leap: boolean) =>
  `${leap ? '闰' : ''}${['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'][month - 1]}月${sayLunarNumber(day)}`

export const sayToday = (moment: Date, locale: string) =>
  new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', weekday: 'short', timeZone: ZONE })
    .format(moment)
    .replace(/\s*(?=周)/, ' ')

/** The exact time, for hovering: 2026-11-26 18:00. */
export const sayExactly = (moment: string) => `${dayOf(moment)} ${timeOf(moment)}`

/** A due time as people say it: 超时 2 天, 今天 15:00 前, 今天内, 到 周四, 到 11月26日. A midnight ends the day before it. */
export function sayDue(dueAt: string, locale: string): { text: string; late: boolean; soon: boolean } {
  const distance = sayDistance(dueAt, locale)
  if (distance.late) return distance
  const english = locale === 'en'
  const wholeDay = timeOf(dueAt) === '00:00'
  const day = dayOf(wholeDay ? new Date(Date.parse(dueAt) - 1) : dueAt)
  if (daysBetween(today(), day) > 1)
    return {
      ...distance,
      soon: false,
      text: english ? `by ${sayDay(day, locale)}` : `到 ${sayDay(day, locale)}`,
    }
  if (wholeDay)
    return {
      ...distance,
      text: english ? `by the end of ${sayDay(day, locale)}` : `${sayDay(day, locale)}内`,
    }
  const at = sayMoment(dueAt, locale)
  return { ...distance, text: english ? `by ${at}` : `${at} 前` }
}

/** A due time of the past or of a matter that is closed: the day it ended, or the moment. */
export const sayDueAt = (dueAt: string, locale: string) =>
  timeOf(dueAt) === '00:00' ? sayDay(dayOf(new Date(Date.parse(dueAt) - 1)), locale) : sayWhen(dueAt, locale)

/** A past or coming moment: 今天 10:42, 周六 10:20, 11月14日. */
export function sayWhen(moment: string, locale: string): string {
  const away = daysBetween(dayOf(moment), today())
  const english = locale === 'en'
  if (away > 1 && away < 7) {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: ZONE }).format(
      new Date(moment),
    )
    const lastWeek = !english && away >= (new Date(`${today()}T00:00:00Z`).getUTCDay() || 7)
    return `${lastWeek ? '上' : ''}${weekday} ${timeOf(moment)}`
  }
  return away >= 0 && away <= 1 ? sayMoment(moment, locale) : sayDay(dayOf(moment), locale)
}

/** A number as people read it aloud: 139 1452 1749; abroad with its country. */
export function sayPhone(phone: string): string {
  const mobile = /^(?:\+86)?(1\d{2})(\d{4})(\d{4})$/.exec(phone)
  return mobile ? `${mobile[1]} ${mobile[2]} ${mobile[3]}` : phone.replace(/^\+86(?=\d)/, '0')
}

/** Counts with a bound: 1000+. */
export const sayCount = ({ count, more }: { count: number; more: boolean }) =>
  more ? `${count}+` : String(count)

const SPANS: Record<string, string> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  week: '周',
  month: '个月',
  quarter: '个季度',
  year: '年',
}
const PERIODS: Record<string, string> = {
  day: '每天',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
}

/** `3 months`, `2 working days` and `half-year` as people say them; any other value as it stands. */
export const saySpan = (value: string, locale: string): string => {
  if (locale === 'en') return PERIODS[value] ? `every ${value.replace('-', ' ')}` : value
  return (
    PERIODS[value] ??
    value.replace(
      /^(\d+) (working )?(minute|hour|day|week|month|quarter|year)s?$/,
      (_, count: string, working: string | undefined, unit: string) =>
        `${count} ${working ? '个工作' : ''}${working && unit === 'day' ? '日' : SPANS[unit]}`,
    )
  )
}
