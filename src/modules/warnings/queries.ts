import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'

export interface WarningRow {
  id: string
  playbook: string
  version: number
  warning: string
  subject_kind: string
  subject_id: string
  customer_id: string | null
  unit_id: string | null
  project_id: string | null
  severity: 'low' | 'normal' | 'high'
  signs: string[]
  said: string | null
  raised_at: string
  raised_by: string | null
  event_id: string | null
  cleared_at: string | null
  cleared_why: string | null
  customer: string | null
  room: string | null
  project: string | null
  by: string | null
}

/** Those of his projects and homes, what he raised, and what is about the company. */
export function visibleWarnings(ctx: Ctx): RawBuilder<boolean> {
  const { reach, id } = ctx.actor
  if (reach.company) return sql<boolean>`true`
  return sql<boolean>`(w.subject_kind = 'company' or w.project_id = any(${[...reach.projects]}::uuid[]) or w.raised_by = ${id}::uuid
    or exists (select from units mine where mine.tenant_id = ${ctx.tenantId} and mine.id = w.unit_id and mine.steward_id = ${id}::uuid)
    or (w.subject_kind = 'project' and exists (select from units mine where mine.tenant_id = ${ctx.tenantId} and mine.project_id = w.project_id and mine.steward_id = ${id}::uuid)))`
}

export const warningColumns = sql`w.id, w.playbook, w.version, w.warning, w.subject_kind, w.subject_id, w.customer_id, w.unit_id, w.project_id, w.severity, w.signs, w.said,
  w.raised_at, w.raised_by, w.event_id, w.cleared_at, w.cleared_why, c.name as customer, u.room, p.name as project, s.name as by`
export const warningJoins = sql`left join customers c on c.tenant_id = w.tenant_id and c.id = w.customer_id
  left join units u on u.tenant_id = w.tenant_id and u.id = w.unit_id left join projects p on p.tenant_id = w.tenant_id and p.id = w.project_id
  left join staff s on s.tenant_id = w.tenant_id and s.id = w.raised_by`

/** A warning in sight. Throws `warnings.unknown`. */
export async function warningInSight(ctx: Ctx, id: string, lock = false): Promise<WarningRow> {
  const { rows } = await sql<WarningRow>`select ${warningColumns} from warnings_raised w ${warningJoins}
    where w.tenant_id = ${ctx.tenantId} and w.id = ${id} and ${visibleWarnings(ctx)} ${lock ? sql`for update of w` : sql``}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('warnings.unknown')
  return rows[0]
}
