import type { Implementation } from '#platform/perform.ts'
import { archiveCallOperation, listCallsOperation, recordCallOperation } from './calls.ts'
import { listDepositsOperation, returnDepositOperation, takeDepositOperation } from './deposits.ts'
import {
  keepNumberOperation,
  listMyNumbersOperation,
  listNumbersOperation,
  removeNumberOperation,
} from './numbers.ts'
import {
  joinPostOperation,
  listPostsOperation,
  publishReplyOperation,
  recordPostOperation,
  reviewReplyOperation,
  writeReplyOperation,
} from './posts.ts'

/** Everything this module can be asked to do. */
export const registersOperations: readonly Implementation[] = [
  listDepositsOperation,
  takeDepositOperation,
  returnDepositOperation,
  listPostsOperation,
  recordPostOperation,
  writeReplyOperation,
  reviewReplyOperation,
  publishReplyOperation,
  joinPostOperation,
  listCallsOperation,
  recordCallOperation,
  archiveCallOperation,
  listNumbersOperation,
  keepNumberOperation,
  removeNumberOperation,
  listMyNumbersOperation,
]
