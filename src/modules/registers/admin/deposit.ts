import type { OutputOf } from '#platform/operation.ts'
import type { listDeposits } from '../contract/deposits.ts'

export type Deposit = OutputOf<typeof listDeposits>['deposits'][number]
