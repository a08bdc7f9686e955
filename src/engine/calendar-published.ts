import stateCouncil from './calendars/cn-state-council.json' with { type: 'json' }
import { epochDay } from './days.ts'

/** The days of one year that differ from the usual week: days off, and make-up workdays. `YYYY-MM-DD`. */
export interface PublishedYear {
  year: number
  off: readonly string[]
  work: readonly string[]
}

/** The days shipped, and those a company published for a year in their stead. */
export function officialDays(published: readonly PublishedYear[] = []): Map<number, 'off' | 'work'> {
  const days = new Map<number, 'off' | 'work'>()
  const own = new Map(published.map((each) => [String(each.year), each]))
  const shipped = Object.entries(stateCouncil.years).filter(([year]) => !own.has(year))
  for (const year of [...shipped.map(([, each]) => each), ...own.values()]) {
    for (const date of year.off) days.set(epochDay(date), 'off')
    for (const date of year.work) days.set(epochDay(date), 'work')
  }
  return days
}

/** The end of the last year whose days are known without a gap. */
export function publishedUntil(published: readonly PublishedYear[] = []): string {
  let year = Number(stateCouncil.coveredUntil.slice(0, 4))
  while (published.some((each) => each.year === year + 1)) year++
  return `${year}-12-31`
}

/** The days shipped for a year: off, and worked in their stead; undefined where none are. */
export function shippedDays(year: number): PublishedYear | undefined {
  const found = (stateCouncil.years as Record<string, { off: string[]; work: string[] }>)[String(year)]
  return found && { year, off: found.off, work: found.work }
}
