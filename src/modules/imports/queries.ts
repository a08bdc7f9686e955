import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { readActor } from '../staff/find-actor.ts'
import type { ImportOptions, Preview, Tally } from './contract/runs.ts'
import { importKinds, importStates, type KindName } from './contract/words.ts'
import type { RecognisedColumn } from './recognise-columns.ts'
import type { SaidValues } from './say-problem.ts'
import type { Split } from './split-cells.ts'

export type ImportState = keyof typeof importStates

/** While a job is at it. */
export const MOVING: ReadonlySet<ImportState> = new Set(['reading', 'checking', 'importing', 'undoing'])

export interface Reading {
  sheets: {
    name: string
    hidden: boolean
    headerRow: number | null
    rows: number
    hiddenRows: number
    coloured: boolean
  }[]
  columns: (RecognisedColumn & { samples: string[]; split: Split | null; blanks: number })[]
  date1904: boolean
  /** What the kept mapping is called that was found for these headers. */
  remembered?: string | null
}

export interface ImportRow {
  id: string
  kind: KindName
  file_id: string
  file_name: string
  state: ImportState
  step: string | null
  project_id: string | null
  signature: string | null
  mapping: Record<string, string> | null
  options: ImportOptions
  on_duplicate: 'skip' | 'update' | 'merge'
  progress: number
  total: number | null
  reading: Partial<Reading>
  preview: Partial<Preview>
  counts: Partial<Tally> & { undone?: { removed: number; kept: number; restored: number } }
  problem: { code: string; values: SaidValues } | null
  started_by: string
  started_at: string
  finished_at: string | null
  undone_by: string | null
  undone_at: string | null
  parent_id: string | null
}

/** Whether this person holds what a kind of file asks for beside importing. */
export function mayImport(ctx: Ctx, kind: KindName): boolean {
  const { also } = importKinds[kind]
  const { permissions } = ctx.actor
  return also === null || permissions === 'all' || permissions.has(also)
}

/** Throws `imports.kind_not_yours`. */
export function requireKind(ctx: Ctx, kind: KindName): void {
  const { zh, en } = importKinds[kind]
  if (!mayImport(ctx, kind)) throw new Refusal('imports.kind_not_yours', { kind: { zh, en } })
}

/** Which imports this person may see: his own and those into his projects, of kinds he may import. */
export function visibleImports(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const { reach, id } = ctx.actor
  const kinds = (Object.keys(importKinds) as KindName[]).filter((kind) => mayImport(ctx, kind))
  const ofKind = sql<boolean>`${sql.ref(`${alias}.kind`)} = any(${kinds}::text[])`
  if (reach.company) return ofKind
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`${ofKind} and (${column('started_by')} = ${id}::uuid or ${column('project_id')} = any(${[...reach.projects]}::uuid[]))`
}

/** An import within this person's sight. Throws `imports.unknown`. */
export async function findImport(ctx: Ctx, id: string, forUpdate = false): Promise<ImportRow> {
  const { rows } =
    await sql<ImportRow>`select i.* from imports i where i.tenant_id = ${ctx.tenantId} and i.id = ${id}
    and ${visibleImports(ctx, 'i')} ${forUpdate ? sql`for update of i` : sql``}`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('imports.unknown')
  return rows[0]
}

/** Throws `imports.not_now` unless the import is in one of the states. */
export function requireState(found: ImportRow, ...states: readonly ImportState[]): void {
  if (states.includes(found.state)) return
  throw new Refusal('imports.not_now', { state: importStates[found.state] })
}

/** Refuses a project that is none or that this person may not reach. */
export async function requireProject(ctx: Ctx, projectId: string): Promise<void> {
  const { reach } = ctx.actor
  const { rows } =
    await sql`select from projects where tenant_id = ${ctx.tenantId} and id = ${projectId}`.execute(ctx.db)
  if (rows.length === 0 || !(reach.company || reach.projects.includes(projectId)))
    throw new Refusal('imports.project_unknown')
}

/**
 * A job acts for the person who asked: with his name, and with what he may do and see at this moment, not then.
 * Answers null when he may no longer.
 */
export async function actingFor(ctx: Ctx, staffId: string, found: ImportRow): Promise<Ctx | null> {
  let actor: Actor
  try {
    actor = await readActor(ctx.db, ctx.tenantId, staffId, ctx.now)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
  const { project_id, kind } = found
  const reaches = actor.reach.company || project_id === null || actor.reach.projects.includes(project_id)
  const acting = { ...ctx, actor }
  return actor.permissions !== 'all' &&
    actor.permissions.has('imports.run') &&
    reaches &&
    mayImport(acting, kind)
    ? acting
    : null
}

/** Ends an import with the reason in words; nothing of the current step was written. */
export async function failImport(ctx: Ctx, id: string, code: string, values: SaidValues = {}): Promise<void> {
  await sql`update imports set state = 'failed', step = null, problem = ${JSON.stringify({ code, values })}::jsonb, finished_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
}
