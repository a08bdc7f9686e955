import type { Implementation } from '#platform/perform.ts'
import {
  askErasureOperation,
  decideErasureOperation,
  listErasuresOperation,
  previewErasureOperation,
} from './erase-person.ts'

/** Everything this module can be asked to do. */
export const erasuresOperations: readonly Implementation[] = [
  askErasureOperation,
  decideErasureOperation,
  listErasuresOperation,
  previewErasureOperation,
]
