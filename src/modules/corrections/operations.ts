import type { Implementation } from '#platform/perform.ts'
import { listProblemsOperation } from './list-problems.ts'
import {
  checkCorrectionOperation,
  dropCorrectionOperation,
  finishCorrectionOperation,
} from './move-correction.ts'
import { linkToCorrectionOperation, openCorrectionOperation } from './open-correction.ts'
import { listCorrectionsOperation, seeCorrectionOperation } from './see-corrections.ts'

/** Everything this module can be asked to do. */
export const correctionsOperations: readonly Implementation[] = [
  listProblemsOperation,
  listCorrectionsOperation,
  seeCorrectionOperation,
  openCorrectionOperation,
  linkToCorrectionOperation,
  finishCorrectionOperation,
  checkCorrectionOperation,
  dropCorrectionOperation,
]
