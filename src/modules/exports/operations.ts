import type { Implementation } from '#platform/perform.ts'
import { seeMyCopyOperation } from './see-my-copy.ts'
import { decideExportOperation, listExportsOperation, takeExportOperation } from './take-export.ts'
import { writeExportOperation } from './write-export.ts'

/** Everything this module can be asked to do. */
export const exportsOperations: readonly Implementation[] = [
  takeExportOperation,
  decideExportOperation,
  listExportsOperation,
  writeExportOperation,
  seeMyCopyOperation,
]
