import type { Implementation } from '#platform/perform.ts'
import { changeRetentionOperation, letRecordsGoOperation, seeRetentionOperation } from './let-go.ts'

/** Everything this module can be asked to do. */
export const retentionOperations: readonly Implementation[] = [
  seeRetentionOperation,
  changeRetentionOperation,
  letRecordsGoOperation,
]
