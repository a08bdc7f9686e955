import type { Implementation } from '#platform/perform.ts'
import { seeTopicReportsOperation, seeTopicsOperation } from './see-topics.ts'

/** Everything this module can be asked to do. */
export const topicsOperations: readonly Implementation[] = [seeTopicsOperation, seeTopicReportsOperation]
