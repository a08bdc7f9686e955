import type { Implementation } from '#platform/perform.ts'
import { askApprovalOperation, withdrawApprovalOperation } from './ask-approval.ts'
import { climbApprovalsOperation } from './climb-approvals.ts'
import { decideApprovalOperation } from './decide-approval.ts'
import { handOnApprovalOperation } from './hand-on.ts'
import { listApprovalsOperation } from './list-approvals.ts'

/** Everything this module can be asked to do. */
export const approvalsOperations: readonly Implementation[] = [
  askApprovalOperation,
  listApprovalsOperation,
  decideApprovalOperation,
  handOnApprovalOperation,
  withdrawApprovalOperation,
  climbApprovalsOperation,
]
