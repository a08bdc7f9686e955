import type { Implementation } from '#platform/perform.ts'
import { beginPolicyOperation, splitPolicyPaperOperation } from './begin-policy.ts'
import {
  addMessageOperation,
  addRoleOperation,
  addSentenceOperation,
  changeClauseOperation,
  changeSentenceOperation,
} from './change-sentences.ts'
import { readDraftOperation, saveDraftOperation, startDraftOperation } from './drafts.ts'
import { handBackOperation, handInOperation, seeChangesOperation } from './hand-in.ts'
import { listPlaybooksOperation, listVersionsOperation } from './list-playbooks.ts'
import { listRehearsalsOperation } from './list-rehearsals.ts'
import { adoptPackOperation, publishPlaybookOperation, returnToVersionOperation } from './publish-playbook.ts'
import { readDocumentOperation } from './read-document.ts'
import { readSentencesOperation } from './read-sentences.ts'
import { rehearsePlaybookOperation, runRehearsalOperation, seeRehearsalOperation } from './rehearse.ts'
import { seeFormOperation } from './see-form.ts'
import { setParameterOperation } from './set-parameter.ts'

/** Everything this module can be asked to do. */
export const playbooksOperations: readonly Implementation[] = [
  startDraftOperation,
  readDraftOperation,
  saveDraftOperation,
  readSentencesOperation,
  changeSentenceOperation,
  addSentenceOperation,
  changeClauseOperation,
  addRoleOperation,
  addMessageOperation,
  splitPolicyPaperOperation,
  beginPolicyOperation,
  listPlaybooksOperation,
  listVersionsOperation,
  adoptPackOperation,
  seeChangesOperation,
  handInOperation,
  handBackOperation,
  publishPlaybookOperation,
  returnToVersionOperation,
  readDocumentOperation,
  rehearsePlaybookOperation,
  runRehearsalOperation,
  listRehearsalsOperation,
  seeRehearsalOperation,
  seeFormOperation,
  setParameterOperation,
]
