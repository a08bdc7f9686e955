import { accessOperations } from '#modules/access/operations.ts'
import { approvalsOperations } from '#modules/approvals/operations.ts'
import { auditOperations } from '#modules/audit/operations.ts'
import { calendarsOperations } from '#modules/calendars/operations.ts'
import { callersOperations } from '#modules/callers/operations.ts'
import { correctionsOperations } from '#modules/corrections/operations.ts'
import { customersOperations } from '#modules/customers/operations.ts'
import { directoryOperations } from '#modules/directory/operations.ts'
import { dispatchOperations } from '#modules/dispatch/operations.ts'
import { dossiersOperations } from '#modules/dossiers/operations.ts'
import { erasuresOperations } from '#modules/erasures/operations.ts'
import { exportsOperations } from '#modules/exports/operations.ts'
import { filesOperations } from '#modules/files/operations.ts'
import { giftsOperations } from '#modules/gifts/operations.ts'
import { healthOperations } from '#modules/health/operations.ts'
import { importsOperations } from '#modules/imports/operations.ts'
import { incidentsOperations } from '#modules/incidents/operations.ts'
import { jobsOperations } from '#modules/jobs/operations.ts'
import { mailboxesOperations } from '#modules/mailboxes/operations.ts'
import { messagesOperations } from '#modules/messages/operations.ts'
import { noticesOperations } from '#modules/notices/operations.ts'
import { obligationsOperations } from '#modules/obligations/operations.ts'
import { outsideOperations } from '#modules/outside/operations.ts'
import { papersOperations } from '#modules/papers/operations.ts'
import { placesOperations } from '#modules/places/operations.ts'
import { playbooksOperations } from '#modules/playbooks/operations.ts'
import { privacyOperations } from '#modules/privacy/operations.ts'
import { proceduresOperations } from '#modules/procedures/operations.ts'
import { proofOperations } from '#modules/proof/operations.ts'
import { registersOperations } from '#modules/registers/operations.ts'
import { repairsOperations } from '#modules/repairs/operations.ts'
import { retentionOperations } from '#modules/retention/operations.ts'
import { securityOperations } from '#modules/security/operations.ts'
import { staffOperations } from '#modules/staff/operations.ts'
import { tenantsOperations } from '#modules/tenants/operations.ts'
import { ticketsOperations } from '#modules/tickets/operations.ts'
import { topicsOperations } from '#modules/topics/operations.ts'
import { visitsOperations } from '#modules/visits/operations.ts'
import { warningsOperations } from '#modules/warnings/operations.ts'
import type { Implementation } from '#platform/perform.ts'
import { measuresOperations } from './modules/measures/operations.ts'

/** Every operation of Keban. */
export const operations: readonly Implementation[] = [
  ...accessOperations,
  ...approvalsOperations,
  ...auditOperations,
  ...securityOperations,
  ...erasuresOperations,
  ...callersOperations,
  ...correctionsOperations,
  ...customersOperations,
  ...dossiersOperations,
  ...exportsOperations,
  ...filesOperations,
  ...importsOperations,
  ...incidentsOperations,
  ...jobsOperations,
  ...mailboxesOperations,
  ...messagesOperations,
  ...noticesOperations,
  ...directoryOperations,
  ...obligationsOperations,
  ...giftsOperations,
  ...outsideOperations,
  ...placesOperations,
  ...playbooksOperations,
  ...privacyOperations,
  ...proceduresOperations,
  ...warningsOperations,
  ...measuresOperations,
  ...proofOperations,
  ...retentionOperations,
  ...staffOperations,
  ...tenantsOperations,
  ...healthOperations,
  ...calendarsOperations,
  ...visitsOperations,
  ...ticketsOperations,
  ...topicsOperations,
  ...registersOperations,
  ...repairsOperations,
  ...dispatchOperations,
  ...papersOperations,
]
