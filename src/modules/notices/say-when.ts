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
