import { dueDate } from '#engine/deadline.ts'
import { offsetAt, zoneOf } from '#engine/zone.ts'
import type { Half } from './digest-times.ts'

export const headOf = (half: Half, date: string) => {
  const [, month, day] = date.split('-').map(Number)
  return {
    zh: `${month}月${day}日${half === 'morning' ? '早' : '下午'}`,
    en: `${date} ${half === 'morning' ? 'morning' : 'afternoon'}`,
  }
}

/** `03-05 18:00` on the company's clock. */
export function localTime(at: string, timeZone: string): string {
  const moment = Date.parse(at)
  return new Date(moment + offsetAt(zoneOf(timeZone), moment)).toISOString().slice(5, 16).replace('T', ' ')
}

/** A due time on the company's clock: the end of a day belongs to that day, `03-04 24:00`. */
export function dueTime(due: string, timeZone: string): string {
  const said = localTime(due, timeZone)
  return said.endsWith('00:00') ? `${dueDate(due, timeZone).slice(5)} 24:00` : said
}
