import { localDayAt, offsetAt, startOfDay, zoneOf } from '#engine/zone.ts'

export const HALVES = {
  morning: { minute: 8 * 60 + 15 },
  afternoon: { minute: 16 * 60 + 30 },
} as const
export type Half = keyof typeof HALVES

/** A half-day that was slept through for longer is left out; a digest not out by then is not sent any more. */
export const DIGEST_HOLDS_MS = 3 * 3_600_000
const MINUTE_MS = 60_000

/** The half-day whose digests are due at a moment, with its local day (days since 1970) and instant. */
export function halfAt(now: string, timeZone: string): { half: Half; day: number; at: number } | null {
  const zone = zoneOf(timeZone)
  const moment = Date.parse(now)
  const day = localDayAt(zone, moment)
  for (const half of ['afternoon', 'morning'] as const) {
    const at = wallClock(day, HALVES[half].minute, timeZone)
    if (moment >= at && moment < at + DIGEST_HOLDS_MS) return { half, day, at }
  }
  return null
}

/** When the next digest goes out, whether or not that day is worked on. */
export function nextDigest(now: string, timeZone: string): string {
  const zone = zoneOf(timeZone)
  const moment = Date.parse(now)
  const day = localDayAt(zone, moment)
  const moments = [day, day + 1].flatMap((each) =>
    [HALVES.morning.minute, HALVES.afternoon.minute].map((minute) => wallClock(each, minute, timeZone)),
  )
  return new Date(moments.find((at) => at > moment)!).toISOString()
}

/** The instant of a minute of a local day. */
export function wallClock(day: number, minute: number, timeZone: string): number {
  const zone = zoneOf(timeZone)
  const at = startOfDay(zone, day) + minute * MINUTE_MS
  // A clock that is set on this day between midnight and this minute has shifted it.
  return at + offsetAt(zone, startOfDay(zone, day)) - offsetAt(zone, at)
}
