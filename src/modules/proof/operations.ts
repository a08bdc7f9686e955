import type { Implementation } from '#platform/perform.ts'
import { closeMonthOperation } from './close-month.ts'
import { seeProofMonthsOperation } from './see-months.ts'
import { seeProofOperation } from './see-proof.ts'
import { seeProofRowsOperation } from './see-rows.ts'

/** Everything this module can be asked to do. */
export const proofOperations: readonly Implementation[] = [
  closeMonthOperation,
  seeProofMonthsOperation,
  seeProofOperation,
  seeProofRowsOperation,
]
