import type { Implementation } from '#platform/perform.ts'
import { listOutsideFactsOperation } from './list-facts.ts'

/** Everything this module can be asked to do. */
export const outsideOperations: readonly Implementation[] = [listOutsideFactsOperation]
