import type { Implementation } from '#platform/perform.ts'
import { discardJobsOperation } from './discard-jobs.ts'
import { listJobsOperation } from './list-jobs.ts'
import { retryJobsOperation } from './retry-jobs.ts'
import { setAsideJobOperation } from './set-aside.ts'

/** Everything this module can be asked to do. */
export const jobsOperations: readonly Implementation[] = [
  listJobsOperation,
  retryJobsOperation,
  discardJobsOperation,
  setAsideJobOperation,
]
