import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { implement } from '#platform/perform.ts'
import { forgetFiles, letFilesGo } from './contract.ts'

/**
 * Only what came for an import, was exported, or was written for one download; not what is a customer's, held by a fact, or of an
 * import that is under way.
 */
export const letFilesGoOperation = implement(letFilesGo, async (ctx, { limit }) => {
  await sql`with term as (select ${ctx.now}::timestamptz - make_interval(days => t.file_days) as before from keban.tenants t where t.id = ${ctx.tenantId})
    update files f set leaving_at = ${ctx.now} from term
    where f.tenant_id = ${ctx.tenantId} and f.leaving_at is null and f.uploaded_at < term.before and f.customer_id is null and not f.held
      and (f.passing or exists (select from imports i where i.tenant_id = f.tenant_id and i.file_id = f.id)
        or exists (select from exports e where e.tenant_id = f.tenant_id and e.file_id = f.id))
      and not exists (select from imports i where i.tenant_id = f.tenant_id and i.file_id = f.id
        and (i.state in ('reading', 'checking', 'importing', 'undoing') or coalesce(i.undone_at, i.finished_at, i.started_at) >= term.before))
      and not exists (select from exports e where e.tenant_id = f.tenant_id and e.file_id = f.id and coalesce(e.agreed_at, e.taken_at) >= term.before)`.execute(
    ctx.db,
  )
  const { rows } = await sql<{ id: string; digest: string; shared: boolean }>`
    select f.id, f.digest, keban.content_wanted(f.digest) as shared from files f
    where f.tenant_id = ${ctx.tenantId} and f.leaving_at is not null order by f.id limit ${limit}`.execute(
    ctx.db,
  )
  return { leaving: rows }
})

export const forgetFilesOperation = implement(forgetFiles, async (ctx, { ids }) => {
  const { rows } = await sql<{
    size: number
  }>`delete from files where tenant_id = ${ctx.tenantId} and id = any(${ids}::uuid[])
    and leaving_at is not null returning size`.execute(ctx.db)
  const bytes = rows.reduce((sum, { size }) => sum + Number(size), 0)
  if (rows.length > 0)
    await recordAudit(ctx, { action: 'files.removed', detail: { files: rows.length, bytes } })
  return { forgotten: rows.length }
})
