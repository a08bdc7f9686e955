import type { Implementation } from '#platform/perform.ts'
import { cancelRecordOperation, doStepOperation } from './do-step.ts'
import { listRecordsOperation, seeRecordOperation } from './see-record.ts'
import { listProceduresOperation, startRecordOperation } from './start-record.ts'

/** Everything this module can be asked to do. */
export const proceduresOperations: readonly Implementation[] = [
  listProceduresOperation,
  startRecordOperation,
  listRecordsOperation,
  seeRecordOperation,
  doStepOperation,
  cancelRecordOperation,
]
