import { Temporal } from 'temporal-polyfill'
import { dateOf, dayMs } from './days.ts'
import { EngineProblem } from './problem.ts'

/**
 * A time zone as its changes of offset between 1900 and 2100, so that no date object is made per deadline.
 * `instants[i]` is where `offsets[i + 1]` begins; all values are milliseconds.
 */
export interface Zone {
  readonly id: string
  readonly instants: Float64Array
  readonly offsets: Float64Array
}

const firstInstant = Date.UTC(1900, 0, 1)
const lastInstant = Date.UTC(2100, 0, 1)
const zones = new Map<string, Zone>()

/** The zone of an IANA name (`Asia/Shanghai`). Throws `calendar.unknown_time_zone`. */
export function zoneOf(id: string): Zone {
  const known = zones.get(id)
  if (known) return known
  const zone = readZone(id)
  zones.set(id, zone)
  return zone
}

function readZone(id: string): Zone {
  const instants: number[] = []
  let now: Temporal.ZonedDateTime
  try {
    now = Temporal.Instant.fromEpochMilliseconds(firstInstant).toZonedDateTimeISO(id)
  } catch {
    throw new EngineProblem('calendar.unknown_time_zone', undefined, { timeZone: id })
  }
  const offsets = [now.offsetNanoseconds / 1e6]
  for (;;) {
    const next = now.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > lastInstant) break
    instants.push(next.epochMilliseconds)
    offsets.push(next.offsetNanoseconds / 1e6)
    now = next
  }
  return { id, instants: Float64Array.from(instants), offsets: Float64Array.from(offsets) }
}

/** Milliseconds to add to UTC at this instant. */
export function offsetAt(zone: Zone, instantMs: number): number {
  const { instants, offsets } = zone
  let low = 0
  let high = instants.length
  if (high === 0 || instantMs >= instants[high - 1]!) return offsets[high]!
  while (low < high) {
    const middle = (low + high) >> 1
    if (instants[middle]! <= instantMs) low = middle + 1
    else high = middle
  }
  return offsets[low]!
}

/**
 * The instant of a local wall time given as milliseconds since local 1970-01-01T00:00. A time that occurs twice
 * is the earlier one; a time that is skipped is the moment the clocks change, so that hours lying wholly in the
 * gap are empty and a day whose midnight is skipped starts at its first moment.
 */
export function instantOf(zone: Zone, localMs: number): number {
  const before = offsetAt(zone, localMs - dayMs)
  const after = offsetAt(zone, localMs + dayMs)
  if (before === after) return localMs - before
  const early = localMs - before
  if (offsetAt(zone, early) === before) return early
  const late = localMs - after
  if (offsetAt(zone, late) === after) return late
  let low = Math.min(early, late) - 1
  let high = Math.max(early, late) + 1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === before) low = middle
    else high = middle
  }
  return high
}

/** Days since 1970-01-01 of the local date at this instant. */
export function localDayAt(zone: Zone, instantMs: number): number {
  return Math.floor((instantMs + offsetAt(zone, instantMs)) / dayMs)
}

/** The first moment of a local day. */
export function startOfDay(zone: Zone, day: number): number {
  return instantOf(zone, day * dayMs)
}

/** Local date `YYYY-MM-DD` at an instant. */
export function localDate(zone: Zone, instantMs: number): string {
  return dateOf(localDayAt(zone, instantMs))
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** Milliseconds of an ISO instant with `Z` or an offset. Throws `time.bad_instant`. */
export function instantMs(text: string): number {
  const ms = instantPattern.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) throw new EngineProblem('time.bad_instant', { at: 0, length: text.length }, { text })
  return ms
}

/** `2026-03-09T16:00:00Z`; milliseconds only where there are any. */
export function instantText(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}
