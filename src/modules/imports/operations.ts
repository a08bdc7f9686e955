import type { Implementation } from '#platform/perform.ts'
import { applyRowsOperation } from './apply-rows.ts'
import { checkRowsOperation } from './check-rows.ts'
import { listMappingsOperation, removeMappingOperation, renameMappingOperation } from './kept-mappings.ts'
import { checkImportOperation, confirmImportOperation, mapImportOperation } from './map-import.ts'
import { readImportFileOperation } from './read-import-file.ts'
import { discardImportOperation, resumeImportOperation } from './resume-import.ts'
import { retryFailedOperation } from './retry-failed.ts'
import { listImportRowsOperation, listImportsOperation, seeImportOperation } from './see-import.ts'
import { startImportOperation } from './start-import.ts'
import { previewUndoOperation, undoImportOperation, undoRowsOperation } from './undo-import.ts'
import {
  reportImportOperation,
  takeTemplateOperation,
  writeReportOperation,
  writeTemplateOperation,
} from './write-report.ts'

/** Everything this module can be asked to do. */
export const importsOperations: readonly Implementation[] = [
  applyRowsOperation,
  checkRowsOperation,
  mapImportOperation,
  checkImportOperation,
  confirmImportOperation,
  readImportFileOperation,
  retryFailedOperation,
  listMappingsOperation,
  renameMappingOperation,
  removeMappingOperation,
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
]
