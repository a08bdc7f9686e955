import { sql } from 'kysely'
import type { FieldValue, RecordState } from '#engine/world.ts'
import type { Ctx } from '#platform/perform.ts'
import { type DatabaseWorld, subjectIdOf } from './database-world.ts'
import { among, asking, type FactQuery, instant } from './load-facts.ts'

/** What was done at a step, by whom. */
export interface Done {
  at: string
  by: string | null
  decision?: string
  files?: string[]
}

export interface RecordRow {
  id: string
  procedure: string
  occurrence: string
  subject_kind: string
  subject_id: string
  round: number
  opened_at: string
  opened_by: string | null
  done: Record<string, Done>
  skipped: string[]
  filled: string | null
}

/** What people wrote on a record: its fields, the answers of forms, and a note step by step. It is kept sealed. */
export interface Filled {
  values: Record<string, FieldValue>
  forms: Record<string, Record<string, unknown>>
  notes: Record<string, string>
}

export const filledOf = (ctx: Ctx, sealed: string | null): Filled =>
  sealed ? (JSON.parse(ctx.vault.open(sealed)) as Filled) : { values: {}, forms: {}, notes: {} }

/** A record as the engine asks for it. */
export function recordStateOf(ctx: Ctx, row: RecordRow): RecordState & { id: string } {
  const { id, procedure, occurrence, round, skipped } = row
  const steps = Object.entries(row.done)
  return {
    id,
    procedure,
    occurrence,
    subject: { kind: row.subject_kind, id: subjectIdOf(row.subject_kind, row.subject_id) },
    round,
    openedAt: row.opened_at,
    ...(row.opened_by ? { starter: row.opened_by } : {}),
    done: Object.fromEntries(steps.map(([step, { at }]) => [step, at])),
    skipped,
    values: filledOf(ctx, row.filled).values,
    decisions: Object.fromEntries(
      steps.flatMap(([step, { decision }]) => (decision === undefined ? [] : [[step, decision]])),
    ),
  }
}

/** The records under way and the open warnings about those a decision looks at; a playbook without them reads nothing. */
export function recordFacts(
  ctx: Ctx,
  world: DatabaseWorld,
  of: { customers: string[]; projects: string[] | null; tickets: string[] },
): FactQuery[] {
  return [...proceduresUnderWay(ctx, world, of), ...openWarnings(ctx, world, of)]
}

/** Where a playbook knows warnings: those that are open about what a decision looks at. */
function openWarnings(
  ctx: Ctx,
  world: DatabaseWorld,
  of: { customers: string[]; projects: string[] | null },
): FactQuery[] {
  const { name, warnings } = world.playbook
  if (!warnings?.length) return []
  const projects = of.projects === null ? sql`true` : among('subject_id', of.projects)
  return [
    asking<{ warning: string; subject_kind: string; subject_id: string }>(
      sql`select warning, subject_kind, subject_id from warnings_raised where tenant_id = ${ctx.tenantId} and playbook = ${name} and cleared_at is null
        and (${among('customer_id', of.customers)} or (subject_kind in ('company', 'project') and (subject_kind = 'company' or ${projects})))`,
      (row) =>
        world.putWarning(row.warning, {
          kind: row.subject_kind,
          id: subjectIdOf(row.subject_kind, row.subject_id),
        }),
    ),
  ]
}

function proceduresUnderWay(
  ctx: Ctx,
  world: DatabaseWorld,
  of: { customers: string[]; projects: string[] | null; tickets: string[] },
): FactQuery[] {
  const { name, procedures } = world.playbook
  if (!procedures?.length) return []
  const projects = of.projects === null ? sql`true` : among('subject_id', of.projects)
  return [
    asking<RecordRow>(
      sql`select id, procedure, occurrence, subject_kind, subject_id, round, ${instant('opened_at')}, opened_by, done, skipped, filled from procedure_records
        where tenant_id = ${ctx.tenantId} and playbook = ${name} and state = 'open'
          and (${among('customer_id', of.customers)} or ${among('subject_id', of.tickets)} or (subject_kind in ('company', 'project') and (subject_kind = 'company' or ${projects})))`,
      (row) => world.putRecord(recordStateOf(ctx, row)),
    ),
  ]
}
