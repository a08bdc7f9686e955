import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { implement } from '#platform/perform.ts'
import { forgetFiles, letFilesGo } from './contract.ts'
import { expired } from './expired-files.ts'

export const letFilesGoOperation = implement(letFilesGo, async (ctx, { before, limit }) => {
  await sql`update files f set leaving_at = ${ctx.now} where ${expired(ctx, before)}`.execute(ctx.db)
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
