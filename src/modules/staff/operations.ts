import type { Implementation } from '#platform/perform.ts'
import { addStaffOperation } from './add-staff.ts'
import { listApiKeysOperation, makeApiKeyOperation, revokeApiKeyOperation } from './api-keys.ts'
import { changeRolesOperation } from './change-roles.ts'
import { coverOperation, endCoverOperation, listCoversOperation } from './cover.ts'
import { assignGridOperation, beginGridsOperation } from './hand-over.ts'
import { leaveStaffOperation } from './leave-staff.ts'
import { listGridsOperation } from './list-grids.ts'
import { listStaffOperation } from './list-staff.ts'
import {
  changePreferencesOperation,
  listSessionsOperation,
  signOutElsewhereOperation,
} from './own-settings.ts'
import { changeOwnPasswordOperation, resetPasswordOperation } from './reset-password.ts'
import { meOperation } from './see-me.ts'

/** Everything this module can be asked to do. */
export const staffOperations: readonly Implementation[] = [
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
]
