import { searchAuditOperation } from '#modules/audit/search-audit.ts'
import { addStaffOperation } from '#modules/staff/add-staff.ts'
import { changeRolesOperation } from '#modules/staff/change-roles.ts'
import { assignGridOperation } from '#modules/staff/hand-over.ts'
import { leaveStaffOperation } from '#modules/staff/leave-staff.ts'
import { listGridsOperation } from '#modules/staff/list-grids.ts'
import { listStaffOperation } from '#modules/staff/list-staff.ts'
import { changePreferencesOperation, listSessionsOperation, signOutElsewhereOperation } from '#modules/staff/own-settings.ts'
import { changeOwnPasswordOperation, resetPasswordOperation } from '#modules/staff/reset-password.ts'
import { meOperation } from '#modules/staff/see-me.ts'
import { changeGoLiveOperation } from '#modules/tenants/change-go-live.ts'
import { setUpTenantOperation } from '#modules/tenants/set-up-tenant.ts'
import type { Implementation } from '#platform/perform.ts'

/** Every operation of Keban. */
export const operations: readonly Implementation[] = [
  searchAuditOperation,
  addStaffOperation,
  changeRolesOperation,
  assignGridOperation,
  leaveStaffOperation,
  listGridsOperation,
  listStaffOperation,
  changePreferencesOperation,
  listSessionsOperation,
  signOutElsewhereOperation,
  changeOwnPasswordOperation,
  resetPasswordOperation,
  meOperation,
  changeGoLiveOperation,
  setUpTenantOperation,
]
