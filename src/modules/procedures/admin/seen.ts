import type { OutputOf } from '#platform/operation.ts'
import type { seeRecord } from '../contract.ts'

export type SeenRecord = OutputOf<typeof seeRecord>
export type SeenStep = SeenRecord['steps'][number]
