import type { Implementation } from '#platform/perform.ts'
import { publishDaysOperation } from './publish-days.ts'
import { seeCalendarOperation } from './see-calendar.ts'
import { tryDeadlineOperation } from './try-deadline.ts'

/** Everything this module can be asked to do. */
export const calendarsOperations: readonly Implementation[] = [
  seeCalendarOperation,
  publishDaysOperation,
  tryDeadlineOperation,
]
