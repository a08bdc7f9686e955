import { sql } from 'kysely'
import { oldRows } from '#platform/old-rows.ts'

/** That something was sent, by what and when stays; what it said goes. */
export const oldMessages = oldRows({
  table: 'messages',
  at: 'queued_at',
  where: sql`body <> '' and state not in ('queued', 'claimed')`,
  becomes: sql`body = '', gaps = '{}', provider_answer = null`,
})
