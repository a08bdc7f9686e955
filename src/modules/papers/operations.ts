import type { Implementation } from '#platform/perform.ts'
import { seePaperOperation } from './see-paper.ts'

/** Everything this module can be asked to do. */
export const papersOperations: readonly Implementation[] = [seePaperOperation]
