import { instantOf, instantText, zoneOf } from '#engine/zone.ts'
import type { FieldName } from '../field.ts'
import type { PlanningContext } from '../plan-row.ts'
import type { ReadRow } from '../read-values.ts'

/** When something happened, as a moment: a day without an hour is its noon. The problem is told for one that is still to come. */
export function pastMoment(read: ReadRow, field: FieldName, context: PlanningContext): string | null {
  const text = read.values.moments[field]
  if (!text) {
    if (!read.problems.some((problem) => problem.field === field))
      read.problems.push({ column: -1, field, code: 'row.no_day', values: {} })
    return null
  }
  const [day, time = '12:00'] = text.split(' ')
  const local = Date.parse(`${day}T${time.length > 5 ? time : `${time}:00`}Z`)
  const at = instantText(instantOf(zoneOf(context.timeZone), local))
  if (at <= context.now) return at
  if (text.length === 10 && text === context.today) return context.now
  read.problems.push({ column: -1, field, code: 'day.in_future', values: { text } })
  return null
}
