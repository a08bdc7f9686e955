import type { Implementation } from '#platform/perform.ts'
import { listKindsOperation, previewWarningOperation, raiseWarningOperation } from './raise-warning.ts'
import { clearWarningOperation, listWarningsOperation, seeWarningOperation } from './see-warnings.ts'

/** Everything this module can be asked to do. */
export const warningsOperations: readonly Implementation[] = [
  listKindsOperation,
  previewWarningOperation,
  raiseWarningOperation,
  listWarningsOperation,
  seeWarningOperation,
  clearWarningOperation,
]
