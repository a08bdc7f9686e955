import { type RawBuilder, sql } from 'kysely'
import type { Playbook } from '#engine/playbook.ts'
import type { Procedure } from '#engine/procedures.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import type { RecordRow } from '../obligations/load-records.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'

export interface Row extends RecordRow {
  playbook: string
  version: number
  customer_id: string | null
  unit_id: string | null
  project_id: string | null
  number: string | null
  state: 'open' | 'closed' | 'cancelled'
  result: string | null
  closed_at: string | null
  closing_reason: string | null
  row_version: number
}

/** Which records this person may see: of his projects and homes, what he began, what waits for him. */
export function visibleRecords(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const { reach, id } = ctx.actor
  if (reach.company) return sql<boolean>`true`
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql<boolean>`(${of('project_id')} = any(${[...reach.projects]}::uuid[]) or ${of('opened_by')} = ${id}::uuid
    or exists (select from units mine where mine.tenant_id = ${ctx.tenantId} and mine.id = ${of('unit_id')} and mine.steward_id = ${id}::uuid)
    or exists (select from obligations mine where mine.tenant_id = ${ctx.tenantId} and mine.subject_id = ${of('subject_id')} and mine.owed_by = ${id}::uuid
      and mine.used->>'record' = ${of('id')}::text))`
}

export const recordColumns = sql`r.id, r.playbook, r.version, r.procedure, r.occurrence, r.subject_kind, r.subject_id, r.customer_id, r.unit_id, r.project_id,
  r.number, r.state, r.result, r.round, r.done, r.skipped, r.filled, r.opened_at, r.opened_by, r.closed_at, r.closing_reason, r.row_version`

/** A record in sight. Throws `procedures.unknown`. */
export async function recordInSight(ctx: Ctx, id: string, lock = false): Promise<Row> {
  const { rows } = await sql<Row>`select ${recordColumns} from procedure_records r
    where r.tenant_id = ${ctx.tenantId} and r.id = ${id} and ${visibleRecords(ctx, 'r')} ${lock ? sql`for update of r` : sql``}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('procedures.unknown')
  return rows[0]
}

/** The same, locked and under way, as it was seen. Throws `procedures.over`, `procedures.changed`. */
export async function recordToMove(ctx: Ctx, id: string, version: number): Promise<Row> {
  const record = await recordInSight(ctx, id, true)
  if (record.state !== 'open') throw new Refusal('procedures.over')
  if (record.row_version !== version) throw new Refusal('procedures.changed')
  return record
}

/** The procedure in the words of the version a record runs on. */
export async function procedureOf(
  ctx: Ctx,
  record: Pick<Row, 'playbook' | 'version' | 'procedure'>,
): Promise<{ playbook: Playbook; procedure: Procedure }> {
  const playbook = await playbookVersion(ctx, record.playbook, record.version)
  const procedure = playbook.procedures.find(({ name }) => name === record.procedure)
  if (!procedure) throw new Refusal('procedures.unknown')
  return { playbook, procedure }
}

export interface StepDuty {
  id: string
  rule: string
  clause: string
  occurrence: string
  state: string
  owed_by: string | null
  who: string | null
  role: string
  due_at: string | null
  met_at: string | null
  excuse_reason: string | null
}

/** What a record owes or owed, step by step; of several rounds the last. */
export async function dutiesOfRecord(ctx: Ctx, record: Pick<Row, 'id' | 'subject_id'>): Promise<StepDuty[]> {
  const { rows } =
    await sql<StepDuty>`select o.id, o.rule, o.clause, o.occurrence, o.state, o.owed_by, s.name as who, o.role, o.due_at, o.met_at, o.excuse_reason
    from obligations o left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
    where o.tenant_id = ${ctx.tenantId} and o.subject_id = ${record.subject_id} and o.used->>'record' = ${record.id} order by o.recorded_at, o.id`.execute(
      ctx.db,
    )
  return rows
}

export const supervises = ({ actor: { permissions } }: Ctx): boolean =>
  permissions === 'all' || permissions.has('work.supervise')
