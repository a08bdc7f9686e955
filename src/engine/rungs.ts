import type { Calendar } from './calendar.ts'
import { addWorkingTime, closingOn, workingSecondsBetween } from './calendar.ts'
import { dateOf, dayMs } from './days.ts'
import type { Due, Rung } from './time-tree.ts'
import type { ParameterValues } from './time-values.ts'
import { countedSpan, filledDue, isShortSpan, shiftDay, shiftInstant } from './time-values.ts'
import { instantMs, instantOf, instantText, localDayAt, offsetAt, zoneOf } from './zone.ts'

/** Whether a due time is counted in working hours or days; its ladder's shares are then counted so too. */
export function countsWorkingTime(due: Due, parameters: ParameterValues): boolean {
  const filled = filledDue(due, parameters)
  if (filled.kind !== 'after-trigger' && filled.kind !== 'offset') return false
  return countedSpan(filled.span, parameters).unit.startsWith('working')
}

/** What a rung hangs on: instants with `Z`; `working` counts shares in working time. */
export interface RungContext {
  opened: string
  due: string
  timeZone: string
  calendar: Calendar
  parameter: ParameterValues
  working?: boolean
}

/**
 * The instant at which a ladder's rung is reached; it may lie before the opening, the rung is then due at once.
 * Days and longer keep the time of day of what they stand beside; working days end at that day's closing.
 */
export function rungTime(rung: Rung, context: RungContext): string {
  const { calendar } = context
  const opened = instantMs(context.opened)
  const due = instantMs(context.due)
  if (rung.kind === 'moment') return rung.of === 'due' ? context.due : context.opened
  if (rung.kind === 'share') {
    const share = rung.percent / 100
    if (!context.working) return instantText(Math.round(opened + (due - opened) * share))
    const seconds = workingSecondsBetween(calendar, opened, due) * share
    return instantText(Math.round(addWorkingTime(calendar, opened, seconds)))
  }
  const base = rung.of === 'due' ? due : opened
  const span = countedSpan(rung.span, context.parameter)
  const sign = rung.side === 'after' ? 1 : -1
  if (isShortSpan(span)) return instantText(shiftInstant(calendar, base, span, sign))
  const zone = zoneOf(context.timeZone)
  const baseDay = localDayAt(zone, base - 1)
  const day = shiftDay(calendar, baseDay, span, sign)
  const wallClock = base + offsetAt(zone, base) - baseDay * dayMs
  const closing = span.unit === 'working-days' ? closingOn(calendar, dateOf(day)) : null
  return instantText(closing ?? instantOf(zone, day * dayMs + wallClock))
}
