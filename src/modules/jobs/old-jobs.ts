import { sql } from 'kysely'
import { oldRows } from '#platform/old-rows.ts'

/** Jobs set aside that somebody has dealt with. */
export const oldJobs = oldRows({ table: 'set_aside_jobs', at: 'closed_at', where: sql`state <> 'open'` })
