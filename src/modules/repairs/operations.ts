import type { Implementation } from '#platform/perform.ts'
import { finishJobOperation } from './finish-job.ts'
import { listMyJobsOperation } from './list-my-jobs.ts'
import { listSheetsOperation } from './list-sheets.ts'
import { endPriceOperation, listPricesOperation, savePriceOperation } from './prices.ts'

/** Everything this module can be asked to do. */
export const repairsOperations: readonly Implementation[] = [
  listMyJobsOperation,
  finishJobOperation,
  listSheetsOperation,
  listPricesOperation,
  savePriceOperation,
  endPriceOperation,
]
