import type { Implementation } from '#platform/perform.ts'
import { claimMailboxOperation, settleReadingOperation } from './claim-mailbox.ts'
import { fileMailAgainOperation } from './file-again.ts'
import { mailsOfOperation, revealSenderOperation } from './mails-of-ticket.ts'
import { claimReceiptOperation, settleReceiptOperation } from './receipts.ts'
import { saveMailboxOperation, testMailboxOperation } from './save-mailbox.ts'
import { listMailsOperation, seeMailboxOperation } from './see-mailbox.ts'
import { setAsideMailOperation, takeInMailOperation } from './take-in.ts'

/** Everything this module can be asked to do. */
export const mailboxesOperations: readonly Implementation[] = [
  seeMailboxOperation,
  saveMailboxOperation,
  testMailboxOperation,
  listMailsOperation,
  fileMailAgainOperation,
  mailsOfOperation,
  revealSenderOperation,
  claimMailboxOperation,
  takeInMailOperation,
  setAsideMailOperation,
  settleReadingOperation,
  claimReceiptOperation,
  settleReceiptOperation,
]
