import type { Implementation } from '#platform/perform.ts'
import { drainWaitingOperation } from './drain-waiting.ts'
import { giveJobsOperation, spreadJobsOperation } from './give-jobs.ts'
import { listWaitingOperation } from './list-waiting.ts'
import { seeBoardOperation } from './see-board.ts'
import { setWayOperation } from './set-way.ts'
import { listShiftsOperation, saveHandOperation, setShiftsOperation } from './shifts.ts'

/** Everything this module can be asked to do. */
export const dispatchOperations: readonly Implementation[] = [
  seeBoardOperation,
  giveJobsOperation,
  spreadJobsOperation,
  listWaitingOperation,
  drainWaitingOperation,
  setWayOperation,
  listShiftsOperation,
  setShiftsOperation,
  saveHandOperation,
]
