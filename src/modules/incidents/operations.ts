import type { Implementation } from '#platform/perform.ts'
import { findIncidentsOperation } from './find-incidents.ts'
import { joinIncidentOperation, leaveIncidentOperation } from './join-incident.ts'
import { changeIncidentOperation, openIncidentOperation } from './open-incident.ts'
import { carryNewsOperation, publishNewsOperation } from './publish-news.ts'
import { listIncidentsOperation, listMyIncidentsOperation, seeIncidentOperation } from './see-incident.ts'

/** Everything this module can be asked to do. */
export const incidentsOperations: readonly Implementation[] = [
  listIncidentsOperation,
  findIncidentsOperation,
  openIncidentOperation,
  seeIncidentOperation,
  changeIncidentOperation,
  joinIncidentOperation,
  leaveIncidentOperation,
  publishNewsOperation,
  carryNewsOperation,
  listMyIncidentsOperation,
]
