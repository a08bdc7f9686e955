import type { Implementation } from '#platform/perform.ts'
import { appointOperation, confirmDoneOperation, transferOperation } from './arrange.ts'
import { askExcuseOperation, decideExcusesOperation } from './excuse.ts'
import { moveObligationsOperation } from './move-to-version.ts'
import { openDayOperation } from './open-day.ts'
import { markBellReadOperation, readBellOperation } from './read-bell.ts'
import { retimeDutiesOperation } from './retime-duties.ts'
import { seeTeamOperation } from './see-team.ts'
import { seeTodayOperation } from './see-today.ts'
import { seeWhyOperation } from './see-why.ts'
import { sweepOperation } from './sweep-steps.ts'

/** Everything this module can be asked to do. */
export const obligationsOperations: readonly Implementation[] = [
  appointOperation,
  transferOperation,
  confirmDoneOperation,
  askExcuseOperation,
  decideExcusesOperation,
  moveObligationsOperation,
  openDayOperation,
  readBellOperation,
  markBellReadOperation,
  seeTeamOperation,
  seeTodayOperation,
  seeWhyOperation,
  sweepOperation,
  retimeDutiesOperation,
]
