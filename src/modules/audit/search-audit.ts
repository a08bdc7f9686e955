import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { searchAudit } from './contract.ts'

export const searchAuditOperation = implement(searchAudit, async (ctx, input) => {
  let query = ctx.db
    .selectFrom('audit_entries as a')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.tenant_id', '=', 'a.tenant_id').onRef('s.id', '=', 'a.actor_id'),
    )
    .leftJoin('customers as c', (join) =>
      join
        .onRef('c.tenant_id', '=', 'a.tenant_id')
        .onRef('c.id', '=', 'a.subject_id')
        .on('a.subject_kind', '=', 'customer'),
    )
    .leftJoin('staff as o', (join) =>
      join
        .onRef('o.tenant_id', '=', 'a.tenant_id')
        .onRef('o.id', '=', 'a.subject_id')
        .on('a.subject_kind', '=', 'staff'),
    )
    .leftJoin('projects as p', (join) =>
      join
        .onRef('p.tenant_id', '=', 'a.tenant_id')
        .onRef('p.id', '=', 'a.subject_id')
        .on('a.subject_kind', '=', 'project'),
    )
    .select([
      'a.id',
      'a.at',
      'a.action',
      'a.subject_kind',
      'a.subject_id',
      'a.reason',
      'a.detail',
      'a.ip',
      's.id as staff_id',
    ])
    .select([
      's.name as staff_name',
      'c.name as customer_name',
      'o.name as colleague_name',
      'p.name as project_name',
    ])
    .where('a.tenant_id', '=', ctx.tenantId)
    .orderBy('a.id', 'desc')
    .limit(input.limit + 1)
  if (input.action) query = query.where('a.action', '=', input.action)
  if (input.staffId) query = query.where('a.actor_id', '=', input.staffId)
  if (input.subjectId) query = query.where('a.subject_id', '=', input.subjectId)
  if (input.from) query = query.where('a.at', '>=', input.from)
  if (input.until) query = query.where('a.at', '<', input.until)
  if (input.after) query = query.where('a.id', '<', sql<string>`${input.after}::uuid`)
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  return {
    entries: page.map((row) => ({
      id: row.id,
      at: row.at,
      staff: row.staff_id && row.staff_name ? { id: row.staff_id, name: row.staff_name } : null,
      action: row.action,
      subject:
        row.subject_id && row.subject_kind
          ? {
              kind: row.subject_kind,
              id: row.subject_id,
              name: row.customer_name ?? row.colleague_name ?? row.project_name,
            }
          : null,
      reason: row.reason,
      detail: row.detail as Record<string, unknown>,
      ip: row.ip,
    })),
    after: rows.length > input.limit ? page.at(-1)!.id : null,
  }
})
