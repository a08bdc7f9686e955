import type { Implementation } from '#platform/perform.ts'
import { recordContactOperation } from './record-contact.ts'
import { correctContactOperation, takeBackContactOperation } from './take-back-contact.ts'

/** Everything this module can be asked to do. */
export const visitsOperations: readonly Implementation[] = [
  recordContactOperation,
  takeBackContactOperation,
  correctContactOperation,
]
