import { dateOf } from '#engine/days.ts'
import { localDayAt, zoneOf } from '#engine/zone.ts'

/** The local date of a moment, as `2026-10-03`, without a formatter made for every row. */
export const localDayOf = (at: string, timeZone: string) =>
  dateOf(localDayAt(zoneOf(timeZone), Date.parse(at)))
