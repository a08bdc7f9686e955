import type { Implementation } from '#platform/perform.ts'
import { searchAuditOperation } from './search-audit.ts'
import { verifyAuditOperation } from './verify-audit.ts'

/** Everything this module can be asked to do. */
export const auditOperations: readonly Implementation[] = [searchAuditOperation, verifyAuditOperation]
