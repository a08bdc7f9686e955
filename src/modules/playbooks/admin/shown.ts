import type { OutputOf } from '#platform/operation.ts'
import type { readPlaybookDocument, seeRehearsal } from '../contract.ts'

export type Document = OutputOf<typeof readPlaybookDocument>
export type Result = NonNullable<OutputOf<typeof seeRehearsal>['result']>
