import { sql } from 'kysely'
import type { OldRows } from '#platform/old-rows.ts'

const old = (tenantId: string, before: string) =>
  sql`x.tenant_id = ${tenantId} and x.recorded_at < ${before}::timestamptz and x.archived_at is null and (x.file_id is not null or x.link is not null)`

/** Recordings past their term that nobody archived: the call stays, the sound goes. */
export const oldRecordings: OldRows = {
  async count(ctx, before) {
    const { rows } = await sql<{
      count: number
    }>`select count(*) as count from call_records x where ${old(ctx.tenantId, before)}`.execute(ctx.db)
    return Number(rows[0]!.count)
  },
  async remove(ctx, before, limit) {
    const { rows } = await sql`
      with gone as (select x.id, x.file_id from call_records x where ${old(ctx.tenantId, before)} limit ${limit}),
        files as (update files f set leaving_at = ${ctx.now} from gone where f.tenant_id = ${ctx.tenantId} and f.id = gone.file_id and f.leaving_at is null)
      update call_records x set file_id = null, link = null, removed_at = ${ctx.now} from gone
      where x.tenant_id = ${ctx.tenantId} and x.id = gone.id returning x.id`.execute(ctx.db)
    return rows.length
  },
}
