import type { Implementation } from '#platform/perform.ts'
import { keepFileOperation, keepMyFileOperation } from './keep-file.ts'
import { forgetFilesOperation, letFilesGoOperation } from './remove-expired.ts'
import { seeFileOperation, seeMyFileOperation } from './see-file.ts'

/** Everything this module can be asked to do. */
export const filesOperations: readonly Implementation[] = [
  keepFileOperation,
  seeFileOperation,
  keepMyFileOperation,
  seeMyFileOperation,
  letFilesGoOperation,
  forgetFilesOperation,
]
