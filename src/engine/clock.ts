import type { Calendar } from './calendar.ts'
import { addWorkingTime, workingSecondsBetween } from './calendar.ts'
import { EngineProblem } from './problem.ts'

/** A stretch in which a clock stands still, milliseconds; `until` null while it lasts. */
export interface Pause {
  from: number
  until: number | null
}

/**
 * When `seconds` of working time will have run, pauses left out. Only the working time inside a pause counts;
 * overlapping and touching pauses are one; a clock that starts inside a pause starts paused. A goal used up
 * exactly when a pause begins is due there. Throws `clock.paused` when a pause that has no end holds it.
 */
export function deadlineWithPauses(
  calendar: Calendar,
  startMs: number,
  seconds: number,
  pauses: readonly Pause[],
): number {
  let from = startMs
  let left = seconds
  for (const pause of mergePauses(pauses)) {
    const until = pause.until ?? Number.POSITIVE_INFINITY
    if (until <= from) continue
    const begins = Math.max(from, pause.from)
    const run = workingSecondsBetween(calendar, from, begins)
    if (pause.from > from && left <= run) break
    left -= run
    if (pause.until === null) throw new EngineProblem('clock.paused')
    from = pause.until
  }
  return addWorkingTime(calendar, from, left)
}

/** Working seconds from start to end, without the working time inside the pauses; 0 when end is not after start. */
export function workingSecondsExcludingPauses(
  calendar: Calendar,
  startMs: number,
  endMs: number,
  pauses: readonly Pause[],
): number {
  let worked = workingSecondsBetween(calendar, startMs, endMs)
  for (const pause of mergePauses(pauses)) {
    const from = Math.max(startMs, pause.from)
    worked -= workingSecondsBetween(calendar, from, Math.min(endMs, pause.until ?? endMs))
  }
  return worked
}

/** Pauses in order of time, overlapping and touching ones joined, empty and reversed ones dropped. */
function mergePauses(pauses: readonly Pause[]): Pause[] {
  const merged: Pause[] = []
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    if (pause.until !== null && pause.until <= pause.from) continue
    const last = merged.at(-1)
    if (!last || (last.until !== null && pause.from > last.until)) merged.push({ ...pause })
    else if (last.until !== null && (pause.until === null || pause.until > last.until))
      last.until = pause.until
  }
  return merged
}
