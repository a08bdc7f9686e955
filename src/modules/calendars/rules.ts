import { dateOf, epochDay, epochDayOf, isDate, pad, weekdayOf as weekdayOfDay } from '#engine/days.ts'

/** What a notice about days off says: days off, days worked in their stead, and what of it nobody could read. */
export interface NoticeDays {
  year: number | null
  off: string[]
  work: string[]
  unread: string[]
}

const WEEKDAY = '(?:[（(][^（()）]*[)）])?'
const DAY = `(?:(\\d{4})\\s*年)?(?:(\\d{1,2})\\s*月)?\\s*(\\d{1,2})\\s*日\\s*${WEEKDAY}`
const range = new RegExp(`${DAY}\\s*(?:至|到|—|–|-|~|～)\\s*${DAY}`, 'gu')
const single = new RegExp(DAY, 'gu')

/**
 * Reads a notice as the State Council words it: 5月1日（周五）至5日（周二）放假调休。5月9日（周六）上班。
 * The year is that of the notice's first line, or `year`; 1月1日 alone is in it, an own 年 wins.
 */
export function readNotice(text: string, year?: number): NoticeDays {
  const said = /(\d{4})\s*年/.exec(text)?.[1]
  const base = year ?? (said ? Number(said) : null)
  const days: NoticeDays = { year: base, off: [], work: [], unread: [] }
  if (base === null) return days
  const sentences = text
    .normalize('NFC')
    .split(/[。；;\n]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  for (const sentence of sentences) {
    const kind = /上班/.test(sentence) ? 'work' : /放假|休息|调休/.test(sentence) ? 'off' : null
    const found = kind ? daysIn(sentence, base) : []
    if (kind && found.length > 0) days[kind].push(...found)
    else if (/\d\s*月\s*\d+\s*日/.test(sentence)) days.unread.push(sentence.slice(0, 80))
  }
  days.off = [...new Set(days.off)].sort()
  days.work = [...new Set(days.work)].filter((day) => !days.off.includes(day)).sort()
  return days
}

function daysIn(sentence: string, base: number): string[] {
  const days: string[] = []
  let month = 0
  let year = base
  const take = (y: string | undefined, m: string | undefined, d: string | undefined) => {
    if (y) year = Number(y)
    if (m) month = Number(m)
    return month > 0 ? dayOf(year, month, Number(d)) : null
  }
  const rest = sentence.replace(range, (_, y1, m1, d1, y2, m2, d2) => {
    const first = take(y1, m1, d1)
    const last = take(y2, m2, d2)
    if (first !== null && last !== null && last >= first && last - first < 40)
      for (let day = first; day <= last; day++) days.push(dateOf(day))
    return ' '
  })
  for (const [, y, m, d] of rest.matchAll(single)) {
    const day = take(y, m, d)
    if (day !== null) days.push(dateOf(day))
  }
  return days
}

function dayOf(year: number, month: number, day: number): number | null {
  const text = `${year}-${pad(month, 2)}-${pad(day, 2)}`
  return isDate(text) ? epochDay(text) : null
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string) => weekdayOfDay(epochDay(day))

/** All days of a year. */
export function daysOfYear(year: number): string[] {
  const first = epochDayOf(year, 1, 1)
  return Array.from({ length: epochDayOf(year + 1, 1, 1) - first }, (_, n) => dateOf(first + n))
}
