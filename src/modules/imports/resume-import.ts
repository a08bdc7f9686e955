import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { closeJobsAbout, type StoppedJob, stoppedJob } from '../jobs/about.ts'
import { undoRows } from './contract/jobs.ts'
import { discardImport, resumeImport } from './contract/steps.ts'
import { failImport, findImport, type ImportRow, MOVING } from './queries.ts'
import { tallyOf } from './sum-up.ts'

/** Asks for the next job of an import; what was set aside of it before is over with that. */
export async function askJob(ctx: Ctx, operation: string, id: string, key?: string): Promise<void> {
  await closeJobsAbout(ctx, id, 'retried')
  await ctx.enqueue(operation, { id }, key ? { key } : {})
}

/** Under its old key, so that steps that were done are not done twice. */
export const resumeImportOperation = implement(resumeImport, async (ctx, { id }) => {
  const { stopped } = await findStopped(ctx, id)
  await askJob(ctx, stopped.operation, id, stopped.key)
  await recordAudit(ctx, { action: 'import.resumed', subject: { kind: 'import', id } })
  return { ok: true }
})

/** Before anything was brought in, nothing stays; what was brought in already is taken back. */
export const discardImportOperation = implement(discardImport, async (ctx, { id }) => {
  const { found, stopped } = await findStopped(ctx, id)
  if (found.state === 'undoing') throw new Refusal('imports.undo_goes_on')
  if (found.state === 'importing') await takeBack(ctx, found)
  else {
    await failImport(ctx, id, 'import.discarded', { why: stopped.error })
    await closeJobsAbout(ctx, id, 'discarded')
  }
  await recordAudit(ctx, { action: 'import.discarded', subject: { kind: 'import', id } })
  return { ok: true }
})

async function findStopped(ctx: Ctx, id: string): Promise<{ found: ImportRow; stopped: StoppedJob }> {
  const found = await findImport(ctx, id, true)
  const { rows } = await sql<{
    stopped: StoppedJob | null
  }>`select ${stoppedJob(ctx, sql`${id}::uuid`)} as stopped`.execute(ctx.db)
  const stopped = rows[0]?.stopped
  if (!stopped || !MOVING.has(found.state)) throw new Refusal('imports.not_stopped')
  return { found, stopped }
}

async function takeBack(ctx: Ctx, { id }: ImportRow): Promise<void> {
  await sql`update import_rows set outcome = 'left-out', because = 'discarded', plan = null
    where tenant_id = ${ctx.tenantId} and import_id = ${id} and outcome in ('create', 'update', 'skip', 'refuse')`.execute(
    ctx.db,
  )
  const tally = await tallyOf(ctx, id)
  await sql`update imports set state = 'undoing', undone_by = ${ctx.actor.id}, finished_at = ${ctx.now}, progress = 0, counts = ${JSON.stringify(tally)}::jsonb
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  await askJob(ctx, undoRows.name, id)
}
