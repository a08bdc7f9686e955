import type { OutputOf } from '#platform/operation.ts'
import type { listGifts } from '../contract/stock.ts'

export type Gift = OutputOf<typeof listGifts>['gifts'][number]
