import { sql } from 'kysely'
import { oldRows } from '#platform/old-rows.ts'

/** Requests of whose number was not on record, once somebody has decided. */
export const oldEntryRequests = oldRows({
  table: 'entry_requests',
  at: 'decided_at',
  where: sql`state <> 'open'`,
})

/** Devices of customers that are out, by themselves or by somebody. */
export const oldDevices = oldRows({ table: 'customer_sessions', at: 'expires_at' })
