import { sql } from 'kysely'
import { oldRows } from '#platform/old-rows.ts'

export const oldNotices = oldRows({
  table: 'notices',
  at: 'made_at',
  where: sql`state not in ('queued', 'claimed')`,
})
