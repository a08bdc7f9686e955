import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { undoRows } from './contract/jobs.ts'
import { previewUndo, undoImport } from './contract/steps.ts'
import type { Undone, UndoneRow } from './kinds/kind.ts'
import { kindOf } from './kinds.ts'
import { actingFor, findImport, type ImportRow, requireState } from './queries.ts'
import { askJob } from './resume-import.ts'

const RECORDS_A_STEP = 200

export const previewUndoOperation = implement(previewUndo, async (ctx, { id }) => {
  const found = await findImport(ctx, id)
  requireState(found, 'imported', 'undoing')
  return kindOf(found.kind).previewUndo(ctx, found)
})

export const undoImportOperation = implement(undoImport, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  if (found.state === 'undone') throw new Refusal('imports.too_late_to_undo')
  requireState(found, 'imported')
  await sql`update imports set state = 'undoing', undone_by = ${ctx.actor.id}, progress = 0 where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  await askJob(ctx, undoRows.name, id)
  return { ok: true }
})

/** Undoes the next records, a transaction of about 200 a call. */
export const undoRowsOperation = implement(undoRows, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  if (found.state !== 'undoing') return { more: false }
  const acting = await actingFor(ctx, found.undone_by ?? found.started_by, found)
  if (!acting) {
    await sql`update imports set state = 'imported', undone_by = null where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
      ctx.db,
    )
    return { more: false }
  }
  // Whoever was made goes last: later rows of the same customer hang on him.
  const { rows } = await acting.client.query(
    `select row, part, outcome, customer_id, holding_id, record_id, made_customer, made_holding, former from import_rows where tenant_id = $1 and import_id = $2 and undone is null
       and outcome in ('created', 'updated') order by made_customer, outcome = 'created', row, part limit $3`,
    [ctx.tenantId, id, RECORDS_A_STEP],
  )
  if (rows.length === 0) {
    await finish(acting, found)
    return { more: false }
  }
  await keepUndone(acting, found, await kindOf(found.kind).undo(acting, found, rows as UndoneRow[]))
  await sql`update imports set progress = least(total, progress + ${rows.length}) where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  return { more: true }
})

async function keepUndone(
  ctx: Ctx,
  found: ImportRow,
  verdicts: ReadonlyMap<UndoneRow, Undone>,
): Promise<void> {
  const rows = [...verdicts.keys()]
  await ctx.client.query(
    `update import_rows r set undone = x.undone from unnest($3::integer[], $4::integer[], $5::text[]) x(row, part, undone)
     where r.tenant_id = $1 and r.import_id = $2 and r.row = x.row and r.part = x.part`,
    [
      ctx.tenantId,
      found.id,
      rows.map(({ row }) => row),
      rows.map(({ part }) => part),
      [...verdicts.values()],
    ],
  )
}

async function finish(ctx: Ctx, found: ImportRow): Promise<void> {
  await kindOf(found.kind).finishUndo?.(ctx, found)
  const { rows } = await sql<{ removed: number; kept: number; restored: number }>`select
      count(distinct coalesce(record_id, customer_id)) filter (where undone = 'removed' and (made_customer or record_id is not null)) as removed,
      count(distinct coalesce(record_id, customer_id)) filter (where undone in ('kept', 'left')) as kept,
      count(distinct coalesce(record_id, customer_id)) filter (where undone = 'restored') as restored
    from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${found.id}`.execute(ctx.db)
  const undone = {
    removed: Number(rows[0]!.removed),
    kept: Number(rows[0]!.kept),
    restored: Number(rows[0]!.restored),
  }
  await sql`update imports set state = 'undone', undone_at = ${ctx.now}, progress = total, counts = counts || ${JSON.stringify({ undone })}::jsonb
    where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'import.undone',
    subject: { kind: 'import', id: found.id },
    detail: undone,
  })
}
