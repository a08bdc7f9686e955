import type { Implementation } from '#platform/perform.ts'
import { askChargebackOperation, decideChargebackOperation, listChargebacksOperation } from './chargebacks.ts'
import { listContractorsOperation, saveContractorOperation } from './contractors.ts'
import { finishJobOperation } from './finish-job.ts'
import {
  answerLinkedOperation,
  appointLinkedOperation,
  finishLinkedOperation,
  seeLinkedOperation,
} from './linked-order.ts'
import { keepLinkedPhotoOperation, seeLinkedPhotoOperation } from './linked-photos.ts'
import { listMyJobsOperation } from './list-my-jobs.ts'
import { listSheetsOperation } from './list-sheets.ts'
import { endOrderOperation, listOrdersOperation, sendOrderOperation } from './orders.ts'
import { endPriceOperation, listPricesOperation, savePriceOperation } from './prices.ts'
import {
  seeMyWarrantyOperation,
  seeWarrantyOperation,
  seeWarrantySettingsOperation,
  setAcceptanceOperation,
  setAnswersForOperation,
} from './warranty.ts'

/** Everything this module can be asked to do. */
export const repairsOperations: readonly Implementation[] = [
  listMyJobsOperation,
  finishJobOperation,
  listSheetsOperation,
  listPricesOperation,
  savePriceOperation,
  endPriceOperation,
  seeWarrantyOperation,
  seeMyWarrantyOperation,
  setAcceptanceOperation,
  seeWarrantySettingsOperation,
  setAnswersForOperation,
  listContractorsOperation,
  saveContractorOperation,
  listOrdersOperation,
  sendOrderOperation,
  endOrderOperation,
  listChargebacksOperation,
  askChargebackOperation,
  decideChargebackOperation,
  seeLinkedOperation,
  answerLinkedOperation,
  appointLinkedOperation,
  finishLinkedOperation,
  keepLinkedPhotoOperation,
  seeLinkedPhotoOperation,
]
