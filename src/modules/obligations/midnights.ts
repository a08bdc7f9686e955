import { localDayAt, startOfDay, zoneOf } from '#engine/zone.ts'

/** The local midnights in [from, until), as instants. */
export function midnightsBetween(from: string, until: string, timeZone: string): string[] {
  const zone = zoneOf(timeZone)
  const midnights: string[] = []
  for (let day = localDayAt(zone, Date.parse(from)); ; day += 1) {
    const at = startOfDay(zone, day)
    if (at >= Date.parse(until)) return midnights
    if (at >= Date.parse(from)) midnights.push(new Date(at).toISOString())
  }
}
