import type { Implementation } from '#platform/perform.ts'
import {
  addBatchOperation,
  addBuildingOperation,
  addProjectOperation,
  addUnitOperation,
} from './add-places.ts'
import { changeProjectGoLiveOperation } from './change-go-live.ts'
import { listProjectsOperation, listUnitsOperation } from './list-places.ts'
import { moveMilestoneOperation, takeBackMoveOperation } from './move-milestone.ts'
import { recordNodeOperation, takeBackNodeOperation } from './record-node.ts'
import { seeBuildingOperation } from './see-building.ts'
import { seeProjectOperation, seeUnitOperation } from './see-places.ts'
import { endSpotOperation, listSpotsOperation, markSpotsOperation } from './spots.ts'

/** Everything this module can be asked to do. */
export const placesOperations: readonly Implementation[] = [
  addProjectOperation,
  addBatchOperation,
  addBuildingOperation,
  addUnitOperation,
  listProjectsOperation,
  listUnitsOperation,
  changeProjectGoLiveOperation,
  moveMilestoneOperation,
  takeBackMoveOperation,
  recordNodeOperation,
  takeBackNodeOperation,
  seeProjectOperation,
  seeUnitOperation,
  seeBuildingOperation,
  listSpotsOperation,
  markSpotsOperation,
  endSpotOperation,
]
