import type { Implementation } from '#platform/perform.ts'
import { keepFileOperation } from './keep-file.ts'
import { forgetFilesOperation, letFilesGoOperation } from './remove-expired.ts'
import { seeFileOperation } from './see-file.ts'

/** Everything this module can be asked to do. */
export const filesOperations: readonly Implementation[] = [
  keepFileOperation,
  seeFileOperation,
  letFilesGoOperation,
  forgetFilesOperation,
]
