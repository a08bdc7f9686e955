import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { retryFailed } from './contract/rows.ts'
import { findImport, requireState } from './queries.ts'
import { insertImport, uploadedFile } from './start-import.ts'

/** A new batch of the failed rows only: as they were, or from the mended copy, whose columns are known again by their headers. */
export const retryFailedOperation = implement(retryFailed, async (ctx, input) => {
  const found = await findImport(ctx, input.id)
  requireState(found, 'imported')
  const same = {
    kind: found.kind,
    projectId: found.project_id,
    onDuplicate: found.on_duplicate,
    parentId: found.id,
  }
  if (input.fileId) {
    const file = await uploadedFile(ctx, input.fileId)
    return {
      id: await insertImport(ctx, {
        ...same,
        fileId: file.id,
        fileName: file.name,
        options: { ...found.options, headerRows: {}, leaveSheets: [] },
      }),
    }
  }
  if (!found.counts.refused) throw new Refusal('imports.nothing_failed')
  const id = await insertImport(ctx, {
    ...same,
    fileId: found.file_id,
    fileName: found.file_name,
    options: found.options,
  })
  await sql`insert into import_rows (tenant_id, import_id, row, sheet, sheet_row, cells, outcome, lead)
    select tenant_id, ${id}::uuid, row_number() over (order by row), sheet, sheet_row, cells, 'read', (row_number() over (order by row)) * 100
    from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${found.id} and part = 0 and cells is not null
      and row in (select f.row from import_rows f where f.tenant_id = ${ctx.tenantId} and f.import_id = ${found.id} and f.outcome = 'refused')`.execute(
    ctx.db,
  )
  await sql`update imports set state = 'mapping', signature = ${found.signature}, mapping = ${JSON.stringify(found.mapping)}::jsonb, reading = ${JSON.stringify(found.reading)}::jsonb,
      total = (select count(*) from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${id}) where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  return { id }
})
