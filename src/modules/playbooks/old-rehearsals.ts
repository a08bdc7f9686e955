import { sql } from 'kysely'
import { oldRows } from '#platform/old-rows.ts'

export const oldRehearsals = oldRows({
  table: 'rehearsals',
  at: 'started_at',
  where: sql`state <> 'running'`,
})
