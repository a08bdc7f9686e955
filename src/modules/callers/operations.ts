import type { Implementation } from '#platform/perform.ts'
import { listCallersOperation, listCollectiveOperation, listPetitionersOperation } from './list-callers.ts'

/** Everything this module can be asked to do. */
export const callersOperations: readonly Implementation[] = [
  listCallersOperation,
  listCollectiveOperation,
  listPetitionersOperation,
]
