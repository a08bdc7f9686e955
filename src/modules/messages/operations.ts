import type { Implementation } from '#platform/perform.ts'
import { listLettersOperation } from './list-letters.ts'
import { listMessagesOperation } from './list-messages.ts'
import { listMyMessagesOperation, readMyMessagesOperation } from './list-mine.ts'
import { listMailingsOperation, previewMailingOperation } from './preview-mailing.ts'
import {
  claimMessageOperation,
  listUnansweredOperation,
  retryMessagesOperation,
  settleMessageOperation,
} from './send-messages.ts'
import { listTextsOperation, sendTextOperation } from './texts.ts'

/** Everything this module can be asked to do. */
export const messagesOperations: readonly Implementation[] = [
  listMessagesOperation,
  listLettersOperation,
  listUnansweredOperation,
  listMailingsOperation,
  previewMailingOperation,
  listTextsOperation,
  sendTextOperation,
  claimMessageOperation,
  settleMessageOperation,
  retryMessagesOperation,
  listMyMessagesOperation,
  readMyMessagesOperation,
]
