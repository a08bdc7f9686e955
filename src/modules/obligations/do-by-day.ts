import { type Calendar, isWorkingDay } from '#engine/calendar.ts'
import { dateOf, epochDay } from '#engine/days.ts'

/** No stretch of rest is longer than this. */
const MOST_REST_DAYS = 12

/** Who waits for a due day on which nobody works is late: the last working day before it; null where it is one itself. */
export function doByDay(calendar: Calendar, dueOn: string): string | null {
  if (isWorkingDay(calendar, dueOn)) return null
  for (let back = 1; back <= MOST_REST_DAYS; back += 1) {
    const day = dateOf(epochDay(dueOn) - back)
    if (isWorkingDay(calendar, day)) return day
  }
  return null
}
