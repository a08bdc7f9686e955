import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'

/** Files `f` that came for an import, were exported, or written for one download before that moment; not what is a customer's, held by a fact, or of an import under way. */
export const expired = (
  ctx: Ctx,
  before: string,
) => sql`f.tenant_id = ${ctx.tenantId} and f.leaving_at is null
  and f.uploaded_at < ${before}::timestamptz and f.customer_id is null and not f.held
  and (f.passing or exists (select from imports i where i.tenant_id = f.tenant_id and i.file_id = f.id)
    or exists (select from exports e where e.tenant_id = f.tenant_id and e.file_id = f.id))
  and not exists (select from imports i where i.tenant_id = f.tenant_id and i.file_id = f.id
    and (i.state in ('reading', 'checking', 'importing', 'undoing') or coalesce(i.undone_at, i.finished_at, i.started_at) >= ${before}::timestamptz))
  and not exists (select from exports e where e.tenant_id = f.tenant_id and e.file_id = f.id and coalesce(e.agreed_at, e.taken_at) >= ${before}::timestamptz)`

export async function expiredFiles(ctx: Ctx, before: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from files f where ${expired(ctx, before)}`.execute(ctx.db)
  return Number(rows[0]!.count)
}
