import type { Implementation } from '#platform/perform.ts'
import { claimCodeOperation, settleCodeOperation } from './codes-out.ts'
import { enterOperation } from './enter.ts'
import {
  askEntryOperation,
  callRequesterOperation,
  decideEntryRequestOperation,
  listEntryRequestsOperation,
} from './entry-requests.ts'
import { keepHelpLinesOperation, seeHelpLinesOperation } from './help-lines.ts'
import { endAccessOperation, inviteOperation, seeAccessOperation } from './invite.ts'
import { seeEntranceOperation, seeHowToComplainOperation } from './see-entrance.ts'
import { leaveOperation, seeMeOperation } from './see-me.ts'
import { sendCodeOperation } from './send-code.ts'

/** Everything this module can be asked to do. */
export const accessOperations: readonly Implementation[] = [
  seeEntranceOperation,
  seeHowToComplainOperation,
  sendCodeOperation,
  askEntryOperation,
  enterOperation,
  claimCodeOperation,
  settleCodeOperation,
  seeMeOperation,
  leaveOperation,
  seeAccessOperation,
  inviteOperation,
  endAccessOperation,
  listEntryRequestsOperation,
  callRequesterOperation,
  decideEntryRequestOperation,
  seeHelpLinesOperation,
  keepHelpLinesOperation,
]
