import type { Implementation } from '#platform/perform.ts'
import { changeGoLiveOperation } from './change-go-live.ts'
import { seeChecklistOperation } from './see-checklist.ts'
import { setUpTenantOperation } from './set-up-tenant.ts'

/** Everything this module can be asked to do. */
export const tenantsOperations: readonly Implementation[] = [
  changeGoLiveOperation,
  seeChecklistOperation,
  setUpTenantOperation,
]
