import type { OutputOf } from '#platform/operation.ts'
import type { seeTicket } from '../contract/lists.ts'

export type SeenTicket = OutputOf<typeof seeTicket>
