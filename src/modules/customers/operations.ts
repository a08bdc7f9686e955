import type { Implementation } from '#platform/perform.ts'
import { addCustomerOperation } from './add-customer.ts'
import { changeCustomerOperation, pinFactsOperation, watchCustomerOperation } from './change-customer.ts'
import { addHoldingOperation } from './holdings.ts'
import { listCustomersOperation } from './list-customers.ts'
import { listHistoryOperation } from './list-history.ts'
import { listLevelsOperation } from './list-levels.ts'
import { addRelationOperation, mergeCustomersOperation, undoMergeOperation } from './merge-customers.ts'
import { changeMyConsentOperation, listMyConsentsOperation } from './my-consents.ts'
import { recordConsentOperation } from './record-consent.ts'
import { recordHappyEventOperation, recordHoldingFactOperation } from './record-holding-fact.ts'
import { revealPhoneOperation } from './reveal-phone.ts'
import { searchCustomersOperation } from './search-customers.ts'
import { seeCustomerOperation } from './see-customer.ts'
import { transferHomeOperation } from './transfer-home.ts'
import { lastTransferOperation, undoTransferOperation } from './undo-transfer.ts'

/** Everything this module can be asked to do. */
export const customersOperations: readonly Implementation[] = [
  addCustomerOperation,
  changeCustomerOperation,
  watchCustomerOperation,
  pinFactsOperation,
  addHoldingOperation,
  listCustomersOperation,
  listLevelsOperation,
  listHistoryOperation,
  mergeCustomersOperation,
  undoMergeOperation,
  addRelationOperation,
  recordConsentOperation,
  recordHoldingFactOperation,
  recordHappyEventOperation,
  revealPhoneOperation,
  searchCustomersOperation,
  seeCustomerOperation,
  transferHomeOperation,
  lastTransferOperation,
  undoTransferOperation,
  listMyConsentsOperation,
  changeMyConsentOperation,
]
