import { readBirthday } from '#modules/customers/birthdays.ts'

/** How a file writes days that begin with neither the year nor a word: which of the first two numbers is the month. */
export type DayOrder = 'month-first' | 'day-first'

/** A date of business with its year: 2026-11-21, 2026/11/21, 2026年11月21日, a serial number, 11/21/2026 where the order is said; null for anything else. */
export function readDay(text: string, date1904 = false, order?: DayOrder): string | null {
  const [, one, two, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(text.trim()) ?? []
  if (one && two && order) {
    const [month, day] = order === 'month-first' ? [one, two] : [two, one]
    return readDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  }
  // 26/11/21 may be three different days.
  if (/^\d{1,2}\D/.test(text.trim())) return null
  const read = readBirthday(text, { date1904 })
  return 'solar' in read ? read.solar : null
}

/** A day with its time of day where the cell has one, to the second where that is written. */
export function readMoment(text: string, date1904 = false, order?: DayOrder): string | null {
  const day = readDay(text, date1904, order)
  const written = text.normalize('NFKC')
  const [, hours, minutes, seconds] = /[T\s日](\d{1,2})[:点时](\d{2})?(?::(\d{2}))?/.exec(written) ?? []
  if (!day || !hours) return day
  const afternoon = /\bPM\b|下午/i.test(written) && Number(hours) < 12 ? 12 : 0
  const midnight = /\bAM\b/i.test(written) && hours === '12' ? -12 : 0
  const hour = Number(hours) + afternoon + midnight
  if (hour > 23) return null
  return `${day} ${String(hour).padStart(2, '0')}:${minutes ?? '00'}${seconds ? `:${seconds}` : ''}`
}
