let offset = 0

/** The server's clock rules; a phone's may be wrong. */
export function heardServerTime(header: string | null): void {
  if (!header) return
  const difference = Date.parse(header) - Date.now()
  if (Number.isFinite(difference)) offset = Math.abs(difference) < 5000 ? 0 : difference
}

export const now = () => new Date(Date.now() + offset)
export const clockIsWrong = () => Math.abs(offset) > 5 * 60_000

const ZONE = 'Asia/Shanghai'
const dayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const timeFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })

export const dayOf = (moment: string | Date) => dayFormat.format(new Date(moment))
export const timeOf = (moment: string | Date) => timeFormat.format(new Date(moment))
export const today = () => dayOf(now())

const DAY_MS = 86_400_000
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** Makes a date of a day as people say it: 今天, 昨天, 周三, 11月20日, 2025年11月20日. */
export function sayDay(day: string, locale: string): string {
  const distance = daysBetween(today(), day)
  const english = locale === 'en'
  if (distance === 0) return english ? 'today' : '今天'
  if (distance === 1) return english ? 'tomorrow' : '明天'
  if (distance === -1) return english ? 'yesterday' : '昨天'
  const date = new Date(`${day}T00:00:00Z`)
  const sameYear = day.slice(0, 4) === today().slice(0, 4)
  if (distance > 1 && distance < 7)
    return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(date)
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date)
}

/** A moment as people say it: 今天 15:00. */
export const sayMoment = (moment: string, locale: string) =>
  `${sayDay(dayOf(moment), locale)} ${timeOf(moment)}`

/** How long until, or since: 还剩 3 小时, 超时 2 天. Due times that end a day count in days. */
export function sayDistance(dueAt: string, locale: string): { text: string; late: boolean; soon: boolean } {
  const minutes = Math.round((Date.parse(dueAt) - now().getTime()) / 60_000)
  const late = minutes < 0
  const amount = Math.abs(minutes)
  const english = locale === 'en'
  const span =
    amount >= 2880
      ? `${Math.round(amount / 1440)} ${english ? 'days' : '天'}`
      : amount >= 120
        ? `${Math.round(amount / 60)} ${english ? 'hours' : '小时'}`
        : `${amount} ${english ? 'min' : '分钟'}`
  return {
    text: late ? (english ? `${span} overdue` : `超时 ${span}`) : english ? `${span} left` : `还剩 ${span}`,
    late,
    soon: !late && amount < 1440,
  }
}
