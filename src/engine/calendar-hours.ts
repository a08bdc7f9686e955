import { dayMs, isDate } from './days.ts'
import { EngineProblem } from './problem.ts'

/** Hours of one day: opening and closing in milliseconds since local midnight, in order, never overlapping. */
export type DayHours = readonly (readonly [number, number])[]

/** `09:00-12:00`; `24:00` ends the day, a closing at or before the opening lies in the next day. */
export type HoursText = string | readonly string[]

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const intervalPattern = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** One day's hours. `closed` and an empty list mean none. Throws `calendar.bad_hours`. */
export function readDayHours(value: HoursText): DayHours {
  if (value === 'closed') return []
  if (value === '24h') return [[0, dayMs]]
  const texts = typeof value === 'string' ? value.split(',') : value
  return merge(texts.map((text) => readInterval(text.trim())))
}

/** Hours of Monday to Sunday from `24x7` or from keys as `mon-fri`, `sat`, `mon,wed`. Throws `calendar.bad_weekday`. */
export function readWeek(hours: string | Readonly<Record<string, HoursText>>): DayHours[] {
  if (typeof hours === 'string') {
    if (hours !== '24x7') throw new EngineProblem('calendar.bad_hours', undefined, { text: hours })
    return weekdayNames.map(() => [[0, dayMs]] as const)
  }
  const week: DayHours[] = weekdayNames.map(() => [])
  const named = new Set<number>()
  for (const [key, value] of Object.entries(hours)) {
    const day = readDayHours(value)
    for (const weekday of weekdaysOf(key)) {
      if (named.has(weekday)) throw new EngineProblem('calendar.weekday_twice', undefined, { weekdays: key })
      named.add(weekday)
      week[weekday] = day
    }
  }
  return week
}

/** Weekdays, 0 Monday to 6 Sunday, of `mon-fri`, `sat-mon`, `mon,wed`. Throws `calendar.bad_weekday`. */
export function weekdaysOf(key: string): number[] {
  return key.split(',').flatMap((part) => {
    const [first, last] = part.trim().split('-') as [string, string | undefined]
    const from = weekdayNames.indexOf(first)
    const to = last === undefined ? from : weekdayNames.indexOf(last)
    if (from < 0 || to < 0) throw new EngineProblem('calendar.bad_weekday', undefined, { weekdays: key })
    const days: number[] = []
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day)
      if (day === to) return days
    }
  })
}

/** What is left of the hours when the breaks are taken out. */
export function withoutBreaks(hours: DayHours, breaks: DayHours): DayHours {
  let left: (readonly [number, number])[] = [...hours]
  for (const [from, to] of breaks) {
    left = left.flatMap(([open, close]) =>
      [[open, Math.min(close, from)] as const, [Math.max(open, to), close] as const].filter(
        ([a, b]) => a < b,
      ),
    )
  }
  return merge(left)
}

/** A day as the overrides spell it. Throws `calendar.bad_date`. */
export function readDate(text: string): string {
  if (!isDate(text)) throw new EngineProblem('calendar.bad_date', undefined, { text })
  return text
}

function readInterval(text: string): readonly [number, number] {
  const found = intervalPattern.exec(text)
  if (!found) throw new EngineProblem('calendar.bad_hours', undefined, { text })
  const open = readClock(found[1]!, found[2]!, found[3], text)
  const close = readClock(found[4]!, found[5]!, found[6], text)
  if (open >= dayMs) throw new EngineProblem('calendar.bad_hours', undefined, { text })
  return [open, close > open ? close : close + dayMs]
}

function readClock(hour: string, minute: string, second: string | undefined, text: string): number {
  const ms = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second ?? 0) * 1000
  if (Number(minute) > 59 || Number(second ?? 0) > 59 || ms > dayMs)
    throw new EngineProblem('calendar.bad_hours', undefined, { text })
  return ms
}

function merge(intervals: readonly (readonly [number, number])[]): DayHours {
  const merged: [number, number][] = []
  for (const [open, close] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && open <= last[1]) last[1] = Math.max(last[1], close)
    else merged.push([open, close])
  }
  return merged
}
