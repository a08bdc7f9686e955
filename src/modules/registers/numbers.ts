import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { projectInSight, rowsOfProjectsInSight } from '../places/project-in-sight.ts'
import { keepNumber, listMyNumbers, listNumbers, type NumberSort, removeNumber } from './contract/numbers.ts'

interface Row {
  projectId: string
  project: string
  id: string
  sort: NumberSort
  name: string
  phone: string
  hours: string | null
  published: boolean
  changedBy: string
  changedAt: string
}

const inOrder = sql`array_position(array['emergency', 'service', 'complaint', 'authority'], n.sort), n.name, n.id`

/** Rows in their order as groups of one project each. */
function byProject<R extends { project: string }>(rows: readonly R[]): { first: R; rows: R[] }[] {
  const groups = new Map<string, { first: R; rows: R[] }>()
  for (const row of rows) {
    const known = groups.get(row.project)
    if (known) known.rows.push(row)
    else groups.set(row.project, { first: row, rows: [row] })
  }
  return [...groups.values()]
}

export const listNumbersOperation = implement(listNumbers, async (ctx) => {
  const { rows } =
    await sql<Row>`select n.project_id as "projectId", p.name as project, n.id, n.sort, n.name, n.phone, n.hours, n.published, s.name as "changedBy",
      n.changed_at as "changedAt" from emergency_numbers n join projects p on p.tenant_id = n.tenant_id and p.id = n.project_id
    join staff s on s.tenant_id = n.tenant_id and s.id = n.changed_by
    where n.tenant_id = ${ctx.tenantId} and n.removed_at is null and ${rowsOfProjectsInSight(ctx, 'n')} order by p.name, ${inOrder} limit 2000`.execute(
      ctx.db,
    )
  return {
    projects: byProject(rows).map(({ first, rows: numbers }) => ({
      projectId: first.projectId,
      project: first.project,
      numbers: numbers.map(({ projectId: _, project: __, ...number }) => number),
    })),
  }
})

export const keepNumberOperation = implement(keepNumber, async (ctx, input) => {
  await projectInSight(ctx, input.projectId, 'projectId')
  const id = input.id ?? newId(Date.parse(ctx.now))
  if (input.id) await numberInSight(ctx, input.id)
  await sql`insert into emergency_numbers (tenant_id, id, project_id, sort, name, phone, hours, published, changed_by, changed_at)
    values (${ctx.tenantId}, ${id}, ${input.projectId}, ${input.sort}, ${input.name}, ${input.phone}, ${input.hours || null}, ${input.published}, ${ctx.actor.id}, ${ctx.now})
    on conflict (tenant_id, id) do update set project_id = excluded.project_id, sort = excluded.sort, name = excluded.name, phone = excluded.phone,
      hours = excluded.hours, published = excluded.published, changed_by = excluded.changed_by, changed_at = excluded.changed_at`
    .execute(ctx.db)
    .catch((cause: { code?: string }) => {
      throw cause.code === '23505'
        ? new Refusal('registers.number_there', { name: input.name, phone: input.phone }, 'phone')
        : cause
    })
  await recordAudit(ctx, {
    action: 'number.kept',
    subject: { kind: 'project', id: input.projectId },
    detail: { name: input.name, phone: input.phone, published: input.published },
  })
  return { id }
})

export const removeNumberOperation = implement(removeNumber, async (ctx, { id }) => {
  const number = await numberInSight(ctx, id)
  await sql`update emergency_numbers set removed_at = ${ctx.now}, changed_by = ${ctx.actor.id}::uuid, changed_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'number.removed',
    subject: { kind: 'project', id: number.project_id },
    detail: { name: number.name, phone: number.phone },
  })
  return { ok: true }
})

async function numberInSight(
  ctx: Ctx,
  id: string,
): Promise<{ project_id: string; name: string; phone: string }> {
  const { rows } = await sql<{
    project_id: string
    name: string
    phone: string
  }>`select n.project_id, n.name, n.phone from emergency_numbers n
    where n.tenant_id = ${ctx.tenantId} and n.id = ${id} and n.removed_at is null and ${rowsOfProjectsInSight(ctx, 'n')} for update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('registers.unknown')
  return rows[0]
}

export const listMyNumbersOperation = implement(listMyNumbers, async (ctx) => {
  const { rows } = await sql<Pick<Row, 'project' | 'id' | 'sort' | 'name' | 'phone' | 'hours'>>`
    select p.name as project, n.id, n.sort, n.name, n.phone, n.hours from emergency_numbers n join projects p on p.tenant_id = n.tenant_id and p.id = n.project_id
    where n.tenant_id = ${ctx.tenantId} and n.removed_at is null and n.published
      and exists (select from holdings h where h.tenant_id = n.tenant_id and h.customer_id = ${ctx.actor.id}::uuid and h.project_id = n.project_id and h.ended_on is null)
    order by p.name, ${inOrder} limit 200`.execute(ctx.db)
  return {
    projects: byProject(rows).map(({ first, rows: numbers }) => ({
      project: first.project,
      numbers: numbers.map(({ project: _, ...number }) => number),
    })),
  }
})
