import type { Implementation } from '#platform/perform.ts'
import {
  changeSecurityOperation,
  confirmPasswordOperation,
  resetSecondFactorOperation,
  seeSecurityOperation,
} from './keep-security.ts'
import { noteSignInOperation } from './note-sign-in.ts'

/** Everything this module can be asked to do. */
export const securityOperations: readonly Implementation[] = [
  seeSecurityOperation,
  changeSecurityOperation,
  resetSecondFactorOperation,
  confirmPasswordOperation,
  noteSignInOperation,
]
