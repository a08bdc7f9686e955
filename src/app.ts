import { searchAuditOperation } from '#modules/audit/search-audit.ts'
import { verifyAuditOperation } from '#modules/audit/verify-audit.ts'
import { publishDaysOperation } from '#modules/calendars/publish-days.ts'
import { seeCalendarOperation } from '#modules/calendars/see-calendar.ts'
import { tryDeadlineOperation } from '#modules/calendars/try-deadline.ts'
import { addCustomerOperation } from '#modules/customers/add-customer.ts'
import {
  changeCustomerOperation,
  pinFactsOperation,
  watchCustomerOperation,
} from '#modules/customers/change-customer.ts'
import { addHoldingOperation } from '#modules/customers/holdings.ts'
import { listCustomersOperation } from '#modules/customers/list-customers.ts'
import { listHistoryOperation } from '#modules/customers/list-history.ts'
import { listLevelsOperation } from '#modules/customers/list-levels.ts'
import {
  addRelationOperation,
  mergeCustomersOperation,
  undoMergeOperation,
} from '#modules/customers/merge-customers.ts'
import { recordConsentOperation } from '#modules/customers/record-consent.ts'
import {
  recordHappyEventOperation,
  recordHoldingFactOperation,
} from '#modules/customers/record-holding-fact.ts'
import { revealPhoneOperation } from '#modules/customers/reveal-phone.ts'
import { searchCustomersOperation } from '#modules/customers/search-customers.ts'
import { seeCustomerOperation } from '#modules/customers/see-customer.ts'
import { transferHomeOperation } from '#modules/customers/transfer-home.ts'
import { claimSyncsOperation, keepPeopleOperation } from '#modules/directory/keep-people.ts'
import { decideChangesOperation, linkPeopleOperation } from '#modules/directory/link-people.ts'
import { askDirectoryOperation, seeDirectoryOperation } from '#modules/directory/see-directory.ts'
import {
  askErasureOperation,
  decideErasureOperation,
  listErasuresOperation,
  previewErasureOperation,
} from '#modules/erasures/erase-person.ts'
import {
  decideExportOperation,
  listExportsOperation,
  takeExportOperation,
} from '#modules/exports/take-export.ts'
import { writeExportOperation } from '#modules/exports/write-export.ts'
import { keepFileOperation } from '#modules/files/keep-file.ts'
import { forgetFilesOperation, letFilesGoOperation } from '#modules/files/remove-expired.ts'
import { seeFileOperation } from '#modules/files/see-file.ts'
import { seeHealthOperation } from '#modules/health/see-health.ts'
import { applyRowsOperation } from '#modules/imports/apply-rows.ts'
import { checkRowsOperation } from '#modules/imports/check-rows.ts'
import {
  checkImportOperation,
  confirmImportOperation,
  mapImportOperation,
} from '#modules/imports/map-import.ts'
import { readImportFileOperation } from '#modules/imports/read-import-file.ts'
import { discardImportOperation, resumeImportOperation } from '#modules/imports/resume-import.ts'
import { retryFailedOperation } from '#modules/imports/retry-failed.ts'
import {
  listImportRowsOperation,
  listImportsOperation,
  seeImportOperation,
} from '#modules/imports/see-import.ts'
import { startImportOperation } from '#modules/imports/start-import.ts'
import { previewUndoOperation, undoImportOperation, undoRowsOperation } from '#modules/imports/undo-import.ts'
import {
  reportImportOperation,
  takeTemplateOperation,
  writeReportOperation,
  writeTemplateOperation,
} from '#modules/imports/write-report.ts'
import { discardJobsOperation } from '#modules/jobs/discard-jobs.ts'
import { listJobsOperation } from '#modules/jobs/list-jobs.ts'
import { retryJobsOperation } from '#modules/jobs/retry-jobs.ts'
import { setAsideJobOperation } from '#modules/jobs/set-aside.ts'
import { listMessagesOperation } from '#modules/messages/list-messages.ts'
import { previewMessageOperation } from '#modules/messages/prepare-message.ts'
import { listMailingsOperation, previewMailingOperation } from '#modules/messages/preview-mailing.ts'
import {
  claimMessageOperation,
  listUnansweredOperation,
  retryMessagesOperation,
  settleMessageOperation,
} from '#modules/messages/send-messages.ts'
import { collectNoticesOperation } from '#modules/notices/collect-notices.ts'
import { addRobotOperation, removeRobotOperation } from '#modules/notices/group-robots.ts'
import { listNoticesOperation } from '#modules/notices/list-notices.ts'
import { seeDemoSentOperation } from '#modules/notices/see-demo-sent.ts'
import { listOutletsOperation, seeWaysOperation } from '#modules/notices/see-outlets.ts'
import {
  claimNoticesOperation,
  listUnansweredNoticesOperation,
  settleNoticeOperation,
} from '#modules/notices/send-notices.ts'
import { sendTestOperation } from '#modules/notices/send-test.ts'
import { appointOperation, confirmDoneOperation, transferOperation } from '#modules/obligations/arrange.ts'
import { askExcuseOperation, decideExcusesOperation } from '#modules/obligations/excuse.ts'
import { moveObligationsOperation } from '#modules/obligations/move-to-version.ts'
import { openDayOperation } from '#modules/obligations/open-day.ts'
import { markBellReadOperation, readBellOperation } from '#modules/obligations/read-bell.ts'
import { retimeDutiesOperation } from '#modules/obligations/retime-duties.ts'
import { seeTeamOperation } from '#modules/obligations/see-team.ts'
import { seeTodayOperation } from '#modules/obligations/see-today.ts'
import { seeWhyOperation } from '#modules/obligations/see-why.ts'
import { sweepOperation } from '#modules/obligations/sweep-steps.ts'
import {
  addBatchOperation,
  addBuildingOperation,
  addProjectOperation,
  addUnitOperation,
} from '#modules/places/add-places.ts'
import { changeProjectGoLiveOperation } from '#modules/places/change-go-live.ts'
import { listProjectsOperation, listUnitsOperation } from '#modules/places/list-places.ts'
import { moveMilestoneOperation, takeBackMoveOperation } from '#modules/places/move-milestone.ts'
import { recordNodeOperation, takeBackNodeOperation } from '#modules/places/record-node.ts'
import { seeBuildingOperation } from '#modules/places/see-building.ts'
import { seeProjectOperation, seeUnitOperation } from '#modules/places/see-places.ts'
import { beginPolicyOperation, splitPolicyPaperOperation } from '#modules/playbooks/begin-policy.ts'
import {
  addMessageOperation,
  addRoleOperation,
  addSentenceOperation,
  changeClauseOperation,
  changeSentenceOperation,
} from '#modules/playbooks/change-sentences.ts'
import { readDraftOperation, saveDraftOperation, startDraftOperation } from '#modules/playbooks/drafts.ts'
import { listPlaybooksOperation, listVersionsOperation } from '#modules/playbooks/list-playbooks.ts'
import { listRehearsalsOperation } from '#modules/playbooks/list-rehearsals.ts'
import {
  adoptPackOperation,
  publishPlaybookOperation,
  returnToVersionOperation,
} from '#modules/playbooks/publish-playbook.ts'
import { readDocumentOperation } from '#modules/playbooks/read-document.ts'
import { readSentencesOperation } from '#modules/playbooks/read-sentences.ts'
import {
  rehearsePlaybookOperation,
  runRehearsalOperation,
  seeRehearsalOperation,
} from '#modules/playbooks/rehearse.ts'
import { seeFormOperation } from '#modules/playbooks/see-form.ts'
import { setParameterOperation } from '#modules/playbooks/set-parameter.ts'
import { closeMonthOperation } from '#modules/proof/close-month.ts'
import { seeProofMonthsOperation } from '#modules/proof/see-months.ts'
import { seeProofOperation } from '#modules/proof/see-proof.ts'
import { seeProofRowsOperation } from '#modules/proof/see-rows.ts'
import {
  changeSecurityOperation,
  confirmPasswordOperation,
  resetSecondFactorOperation,
  seeSecurityOperation,
} from '#modules/security/keep-security.ts'
import { addStaffOperation } from '#modules/staff/add-staff.ts'
import { listApiKeysOperation, makeApiKeyOperation, revokeApiKeyOperation } from '#modules/staff/api-keys.ts'
import { changeRolesOperation } from '#modules/staff/change-roles.ts'
import { coverOperation, endCoverOperation, listCoversOperation } from '#modules/staff/cover.ts'
import { assignGridOperation, beginGridsOperation } from '#modules/staff/hand-over.ts'
import { leaveStaffOperation } from '#modules/staff/leave-staff.ts'
import { listGridsOperation } from '#modules/staff/list-grids.ts'
import { listStaffOperation } from '#modules/staff/list-staff.ts'
import {
  changePreferencesOperation,
  listSessionsOperation,
  signOutElsewhereOperation,
} from '#modules/staff/own-settings.ts'
import { changeOwnPasswordOperation, resetPasswordOperation } from '#modules/staff/reset-password.ts'
import { meOperation } from '#modules/staff/see-me.ts'
import { changeGoLiveOperation } from '#modules/tenants/change-go-live.ts'
import { keepFilesForOperation } from '#modules/tenants/keep-files.ts'
import { seeChecklistOperation } from '#modules/tenants/see-checklist.ts'
import { setUpTenantOperation } from '#modules/tenants/set-up-tenant.ts'
import { recordContactOperation } from '#modules/visits/record-contact.ts'
import { correctContactOperation, takeBackContactOperation } from '#modules/visits/take-back-contact.ts'
import type { Implementation } from '#platform/perform.ts'

/** Every operation of Keban. */
export const operations: readonly Implementation[] = [
  searchAuditOperation,
  verifyAuditOperation,
  seeSecurityOperation,
  changeSecurityOperation,
  resetSecondFactorOperation,
  confirmPasswordOperation,
  askErasureOperation,
  decideErasureOperation,
  listErasuresOperation,
  previewErasureOperation,
  addCustomerOperation,
  changeCustomerOperation,
  watchCustomerOperation,
  pinFactsOperation,
  addHoldingOperation,
  listCustomersOperation,
  listLevelsOperation,
  listHistoryOperation,
  mergeCustomersOperation,
  undoMergeOperation,
  addRelationOperation,
  recordConsentOperation,
  recordHoldingFactOperation,
  recordHappyEventOperation,
  revealPhoneOperation,
  searchCustomersOperation,
  seeCustomerOperation,
  transferHomeOperation,
  takeExportOperation,
  decideExportOperation,
  listExportsOperation,
  writeExportOperation,
  keepFileOperation,
  seeFileOperation,
  letFilesGoOperation,
  forgetFilesOperation,
  applyRowsOperation,
  checkRowsOperation,
  mapImportOperation,
  checkImportOperation,
  confirmImportOperation,
  readImportFileOperation,
  retryFailedOperation,
  listImportsOperation,
  seeImportOperation,
  listImportRowsOperation,
  startImportOperation,
  previewUndoOperation,
  undoImportOperation,
  resumeImportOperation,
  discardImportOperation,
  undoRowsOperation,
  reportImportOperation,
  writeReportOperation,
  takeTemplateOperation,
  writeTemplateOperation,
  listJobsOperation,
  retryJobsOperation,
  discardJobsOperation,
  setAsideJobOperation,
  listMessagesOperation,
  listUnansweredOperation,
  listMailingsOperation,
  previewMailingOperation,
  previewMessageOperation,
  claimMessageOperation,
  settleMessageOperation,
  retryMessagesOperation,
  collectNoticesOperation,
  claimNoticesOperation,
  listUnansweredNoticesOperation,
  settleNoticeOperation,
  listNoticesOperation,
  seeWaysOperation,
  listOutletsOperation,
  sendTestOperation,
  addRobotOperation,
  removeRobotOperation,
  seeDemoSentOperation,
  seeDirectoryOperation,
  askDirectoryOperation,
  linkPeopleOperation,
  decideChangesOperation,
  claimSyncsOperation,
  keepPeopleOperation,
  appointOperation,
  transferOperation,
  confirmDoneOperation,
  askExcuseOperation,
  decideExcusesOperation,
  moveObligationsOperation,
  openDayOperation,
  readBellOperation,
  markBellReadOperation,
  seeTeamOperation,
  seeTodayOperation,
  seeWhyOperation,
  sweepOperation,
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
  publishPlaybookOperation,
  returnToVersionOperation,
  readDocumentOperation,
  rehearsePlaybookOperation,
  runRehearsalOperation,
  listRehearsalsOperation,
  seeRehearsalOperation,
  seeFormOperation,
  setParameterOperation,
  closeMonthOperation,
  seeProofMonthsOperation,
  seeProofOperation,
  seeProofRowsOperation,
  addStaffOperation,
  makeApiKeyOperation,
  listApiKeysOperation,
  revokeApiKeyOperation,
  changeRolesOperation,
  assignGridOperation,
  beginGridsOperation,
  coverOperation,
  endCoverOperation,
  listCoversOperation,
  leaveStaffOperation,
  listGridsOperation,
  listStaffOperation,
  changePreferencesOperation,
  listSessionsOperation,
  signOutElsewhereOperation,
  resetPasswordOperation,
  changeOwnPasswordOperation,
  meOperation,
  changeGoLiveOperation,
  seeChecklistOperation,
  seeHealthOperation,
  seeCalendarOperation,
  publishDaysOperation,
  retimeDutiesOperation,
  tryDeadlineOperation,
  keepFilesForOperation,
  setUpTenantOperation,
  recordContactOperation,
  takeBackContactOperation,
  correctContactOperation,
]
