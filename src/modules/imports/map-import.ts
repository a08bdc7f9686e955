import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { applyRows, checkRows, readImportFile } from './contract/jobs.ts'
import type { ImportOptions } from './contract/runs.ts'
import { checkImport, confirmImport, mapImport } from './contract/steps.ts'
import { fieldOf } from './fields.ts'
import { keepMapping } from './kept-mappings.ts'
import { kindOf } from './kinds.ts'
import { findImport, type ImportRow, requireProject, requireState } from './queries.ts'
import { checkMapping, type Mapping, type MappingProblem } from './recognise-columns.ts'
import { askJob } from './resume-import.ts'
import { sayProblem } from './say-problem.ts'

export const mapImportOperation = implement(mapImport, async (ctx, input) => {
  const found = await findImport(ctx, input.id, true)
  requireState(found, 'mapping', 'checked', 'failed')
  if (input.projectId) await requireProject(ctx, input.projectId)
  const mapping = input.mapping ?? found.mapping ?? {}
  const options = { ...found.options, ...input.options }
  const readAgain =
    found.state === 'failed' ||
    changed(found.options.headerRows, options.headerRows) ||
    changed(found.options.leaveSheets, options.leaveSheets) ||
    (found.options.hiddenRows ?? false) !== (options.hiddenRows ?? false)
  if (!readAgain && input.mapping) refuseMapping(mapping, found, options)
  if (readAgain) await requireFile(ctx, found)
  const projectId = input.projectId === undefined ? found.project_id : input.projectId
  await sql`update imports set state = ${readAgain ? 'reading' : 'mapping'}, step = null, problem = null, mapping = ${JSON.stringify(mapping)}::jsonb,
      options = ${JSON.stringify(options)}::jsonb, on_duplicate = ${input.onDuplicate ?? found.on_duplicate}, project_id = ${projectId}
    where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(ctx.db)
  if (readAgain) await askJob(ctx, readImportFile.name, found.id)
  else if (input.mapping && input.remember) await keepMapping(ctx, found, mapping, options)
  return { ok: true }
})

/** Throws `imports.file_gone` when the file was kept long enough and is removed. */
async function requireFile(ctx: Ctx, found: ImportRow): Promise<void> {
  const { rows } =
    await sql`select from files where tenant_id = ${ctx.tenantId} and id = ${found.file_id} and leaving_at is null`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('imports.file_gone')
}

const listed = (value: unknown) => (Object.keys(value ?? {}).length > 0 ? JSON.stringify(value) : '')
const changed = (one: unknown, other: unknown) => listed(one) !== listed(other)

function refuseMapping(mapping: Record<string, string>, found: ImportRow, options: ImportOptions): void {
  const kind = kindOf(found.kind)
  const needs = options.numberRows ? [] : kind.needs
  const problems = checkMapping(mapping as Mapping, found.reading.columns?.length ?? 0, kind.fields, needs)
  const unsaid = kind.unsaid?.(new Set(Object.values(mapping)), options)
  const first = problems[0] ?? (unsaid ? { code: unsaid, values: {} } : null)
  if (!first) return
  const { column, field }: MappingProblem['values'] = first.values
  const known = field ? fieldOf(field, kind.fields) : undefined
  const said = (language: 'zh' | 'en') =>
    sayProblem(first.code, {
      ...(column === undefined ? {} : { column: column + 1 }),
      ...(field ? { field: known?.[language] ?? field.replace(/^custom:/, '') } : {}),
    })[language]
  throw new Refusal('imports.mapping_wrong', { first: { zh: said('zh'), en: said('en') } }, 'mapping')
}

export const checkImportOperation = implement(checkImport, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  requireState(found, 'mapping', 'checked')
  refuseMapping(found.mapping ?? {}, found, found.options)
  await sql`delete from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${id} and part > 0`.execute(
    ctx.db,
  )
  await sql`update import_rows set outcome = 'read', because = null, problems = null, notes = null, plan = null, lead = row * 100, matched_id = null, stands_for = null
    where tenant_id = ${ctx.tenantId} and import_id = ${id} and cells is not null and outcome <> 'read'`.execute(
    ctx.db,
  )
  await sql`update imports set state = 'checking', step = 'validate', progress = 0, preview = '{}' where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  await askJob(ctx, checkRows.name, id)
  return { ok: true }
})

export const confirmImportOperation = implement(confirmImport, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  requireState(found, 'checked')
  const { created = 0, updated = 0 } = found.preview.tally ?? {}
  if (created + updated === 0) throw new Refusal('imports.nothing_to_import')
  await sql`update imports set state = 'importing', progress = 0 where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  await askJob(ctx, applyRows.name, id)
  return { ok: true }
})
