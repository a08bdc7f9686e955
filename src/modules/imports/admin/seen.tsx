import type { OutputOf } from '#platform/operation.ts'
import type { seeImport } from '../contract/runs.ts'

export type SeenImport = OutputOf<typeof seeImport>
