import type { OutputOf } from '#platform/operation.ts'
import type { seeCustomer } from '../contract/profile.ts'

export type Seen = OutputOf<typeof seeCustomer>
export type Holding = Seen['holdings'][number]
export type TabName =
  | 'history'
  | 'owed'
  | 'homes'
  | 'family'
  | 'profile'
  | 'consents'
  | 'portal'
  | 'files'
  | 'gifts'
