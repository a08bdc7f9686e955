import type { Implementation } from '#platform/perform.ts'
import { answerTicketOperation, solveTicketOperation } from './answer-ticket.ts'
import { appointTicketOperation } from './appoint-ticket.ts'
import { callBackOperation } from './call-back.ts'
import {
  closeTicketOperation,
  judgeTicketOperation,
  rejectTicketOperation,
  reopenTicketOperation,
  withdrawTicketOperation,
} from './close-ticket.ts'
import {
  acceptTicketOperation,
  arriveTicketOperation,
  dispatchTicketOperation,
  returnTicketOperation,
} from './dispatch-ticket.ts'
import { fileTicketOperation } from './file-ticket.ts'
import { findPlacesOperation } from './find-places.ts'
import { findSimilarOperation } from './find-similar.ts'
import { handInOperation, seeHandInOperation } from './hand-in.ts'
import { listKindsOperation } from './kinds.ts'
import { listCallBacksOperation } from './list-call-backs.ts'
import { listHandsOperation } from './list-hands.ts'
import { listQueueOperation, ticketsOfOperation } from './list-queue.ts'
import { linkTicketOperation, mergeTicketOperation } from './merge-ticket.ts'
import {
  addToMyTicketOperation,
  appealMyTicketOperation,
  confirmMyTicketOperation,
  declareNotSolvedOperation,
  rateMyTicketOperation,
  urgeMyTicketOperation,
  withdrawMyTicketOperation,
} from './my-moves.ts'
import { fileMyTicketOperation } from './my-report.ts'
import { listMyKindsOperation, listMyTicketsOperation, seeMyTicketOperation } from './my-tickets.ts'
import { passOnTicketOperation } from './pass-on-ticket.ts'
import { previewTicketOperation } from './preview-ticket.ts'
import { ringOperation, seeRingingOperation, takeCallOperation } from './ring.ts'
import { seeClocksOperation } from './see-clocks.ts'
import { seeTicketSettingsOperation } from './see-settings.ts'
import { seeTicketOperation } from './see-ticket.ts'
import { resumeTicketOperation, suspendTicketOperation } from './suspend-ticket.ts'
import { triageTicketOperation } from './triage-ticket.ts'
import { addToTicketOperation, urgeTicketOperation } from './urge-ticket.ts'

/** Everything this module can be asked to do. */
export const ticketsOperations: readonly Implementation[] = [
  fileTicketOperation,
  handInOperation,
  seeHandInOperation,
  previewTicketOperation,
  findSimilarOperation,
  listKindsOperation,
  seeTicketSettingsOperation,
  findPlacesOperation,
  listHandsOperation,
  listQueueOperation,
  ticketsOfOperation,
  seeTicketOperation,
  seeClocksOperation,
  ringOperation,
  seeRingingOperation,
  takeCallOperation,
  listCallBacksOperation,
  triageTicketOperation,
  dispatchTicketOperation,
  acceptTicketOperation,
  passOnTicketOperation,
  returnTicketOperation,
  appointTicketOperation,
  arriveTicketOperation,
  answerTicketOperation,
  suspendTicketOperation,
  resumeTicketOperation,
  solveTicketOperation,
  callBackOperation,
  closeTicketOperation,
  reopenTicketOperation,
  withdrawTicketOperation,
  rejectTicketOperation,
  judgeTicketOperation,
  mergeTicketOperation,
  linkTicketOperation,
  urgeTicketOperation,
  addToTicketOperation,
  listMyKindsOperation,
  fileMyTicketOperation,
  listMyTicketsOperation,
  seeMyTicketOperation,
  addToMyTicketOperation,
  urgeMyTicketOperation,
  withdrawMyTicketOperation,
  confirmMyTicketOperation,
  declareNotSolvedOperation,
  rateMyTicketOperation,
  appealMyTicketOperation,
]
