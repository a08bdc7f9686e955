import type { Implementation } from '#platform/perform.ts'
import { listLettersOperation } from './list-letters.ts'
import { listMessagesOperation } from './list-messages.ts'
import { listMyMessagesOperation, readMyMessagesOperation } from './list-mine.ts'
import { previewMessageOperation } from './prepare-message.ts'
import { listMailingsOperation, previewMailingOperation } from './preview-mailing.ts'
import {
  claimMessageOperation,
  listUnansweredOperation,
  retryMessagesOperation,
  settleMessageOperation,
} from './send-messages.ts'

/** Everything this module can be asked to do. */
export const messagesOperations: readonly Implementation[] = [
  listMessagesOperation,
  listLettersOperation,
  listUnansweredOperation,
  listMailingsOperation,
  previewMailingOperation,
  previewMessageOperation,
  claimMessageOperation,
  settleMessageOperation,
  retryMessagesOperation,
  listMyMessagesOperation,
  readMyMessagesOperation,
]
