import { sql } from 'kysely'
import { oldRows } from '#platform/old-rows.ts'

/** What rang; as long as it is owed the entry stays, so that no rung rings twice. */
export const oldBell = oldRows({
  table: 'bell_entries',
  at: 'at',
  where: sql`not exists (select from obligations o where o.tenant_id = bell_entries.tenant_id and o.id = bell_entries.obligation_id and o.state = 'open')`,
})
