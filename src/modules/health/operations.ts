import type { Implementation } from '#platform/perform.ts'
import { seeHealthOperation } from './see-health.ts'

/** Everything this module can be asked to do. */
export const healthOperations: readonly Implementation[] = [seeHealthOperation]
