import type { Implementation } from '#platform/perform.ts'
import { answerChangeOperation, listChangesOperation } from './answer-change.ts'
import { answerFactOperation } from './answer-fact.ts'
import { askChangeOperation, askMyChangeOperation, seeMyRecordOperation } from './changes.ts'
import { countDossiersOperation, listLackingOperation } from './count-dossiers.ts'
import { seeDossierOperation } from './see-dossier.ts'
import { listWantedOperation, stopWantingOperation, wantFactOperation } from './wanted.ts'

/** Everything this module can be asked to do. */
export const dossiersOperations: readonly Implementation[] = [
  listWantedOperation,
  wantFactOperation,
  stopWantingOperation,
  seeDossierOperation,
  answerFactOperation,
  countDossiersOperation,
  listLackingOperation,
  askChangeOperation,
  askMyChangeOperation,
  seeMyRecordOperation,
  listChangesOperation,
  answerChangeOperation,
]
