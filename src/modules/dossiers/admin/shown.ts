import type { OutputOf } from '#platform/operation.ts'
import type { listWanted } from '../contract/wanted.ts'

export type DossierField = OutputOf<typeof listWanted>['fields'][number]
export type Wanted = OutputOf<typeof listWanted>['wanted'][number]
