import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { localDayOf } from './local-day.ts'

/** The day on which the first obligation of a project, or of the whole company, is due; null where none has a due time. */
export async function firstDueOn(ctx: Ctx, projectId?: string): Promise<string | null> {
  const { rows } = await sql<{ due: string | null }>`select min(due_at) as due from obligations
    where tenant_id = ${ctx.tenantId} ${projectId ? sql`and project_id = ${projectId}` : sql``}`.execute(
    ctx.db,
  )
  const due = rows[0]?.due
  // A midnight ends the day before it.
  return due ? localDayOf(new Date(Date.parse(due) - 1).toISOString(), ctx.tenant.timeZone) : null
}
