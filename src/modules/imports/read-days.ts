import { readBirthday } from '#modules/customers/birthdays.ts'

/** A date of business with its year: 2026-11-21, 2026/11/21, 2026年11月21日, a serial number; null for anything else. */
export function readDay(text: string, date1904 = false): string | null {
  // 26/11/21 may be three different days.
  if (/^\d{1,2}\D/.test(text.trim())) return null
  const read = readBirthday(text, { date1904 })
  return 'solar' in read ? read.solar : null
}

/** A day with its time of day where the cell has one. */
export function readMoment(text: string, date1904 = false): string | null {
  const day = readDay(text, date1904)
  const [, hours, minutes] = /[T\s日](\d{1,2})[:点时](\d{2})?/.exec(text.normalize('NFKC')) ?? []
  if (!day || !hours) return day
  return Number(hours) < 24 ? `${day} ${hours.padStart(2, '0')}:${minutes ?? '00'}` : null
}
