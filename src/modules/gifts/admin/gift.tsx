import type { OutputOf } from '#platform/operation.ts'
import type { listGifts } from '../contract.ts'

export type Gift = OutputOf<typeof listGifts>['gifts'][number]
