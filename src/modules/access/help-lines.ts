import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { keepHelpLines, seeHelpLines } from './contract/help-lines.ts'

export interface Lines {
  emergencyPhone: string | null
  servicePhone: string | null
  serviceHours: string | null
}

type Outside = OutputOf<typeof seeHelpLines>['outside']

/** The numbers of the company itself, and whom a customer can turn to outside. */
export async function companyLines(ctx: Ctx): Promise<Lines & { outside: Outside }> {
  const { rows } = await ctx.client.query<Lines & { outside: Outside }>(
    `select emergency_phone as "emergencyPhone", service_phone as "servicePhone", service_hours as "serviceHours", outside
     from help_lines where tenant_id = $1 and project_id is null`,
    [ctx.tenantId],
  )
  return rows[0] ?? { emergencyPhone: null, servicePhone: null, serviceHours: null, outside: [] }
}

export const seeHelpLinesOperation = implement(seeHelpLines, async (ctx) => {
  const { outside, ...company } = await companyLines(ctx)
  const { rows } = await sql<Lines & { projectId: string; project: string }>`
    select p.id as "projectId", p.name as project, l.emergency_phone as "emergencyPhone", l.service_phone as "servicePhone", l.service_hours as "serviceHours"
    from projects p left join help_lines l on l.tenant_id = p.tenant_id and l.project_id = p.id
    where p.tenant_id = ${ctx.tenantId} order by p.name limit 500`.execute(ctx.db)
  return {
    path: `/c/${ctx.tenant.slug}/`,
    bySms: ctx.channels.includes('sms'),
    company,
    outside,
    projects: rows,
  }
})

export const keepHelpLinesOperation = implement(keepHelpLines, async (ctx, input) => {
  const projectId = input.projectId ?? null
  if (projectId) {
    const known =
      await sql`select from projects where tenant_id = ${ctx.tenantId} and id = ${projectId}`.execute(ctx.db)
    if (known.rows.length === 0) throw new Refusal('access.project_unknown')
  }
  const outside = projectId ? [] : input.outside
  const text = (value: string | null) => value?.trim() || null
  await sql`insert into help_lines (tenant_id, id, project_id, emergency_phone, service_phone, service_hours, outside, changed_by, changed_at)
    values (${ctx.tenantId}, ${newId(Date.parse(ctx.now))}, ${projectId}, ${text(input.emergencyPhone)}, ${text(input.servicePhone)}, ${text(input.serviceHours)},
      ${JSON.stringify(outside ?? [])}::jsonb, ${ctx.actor.id}, ${ctx.now})
    on conflict (tenant_id, project_id) do update set emergency_phone = excluded.emergency_phone, service_phone = excluded.service_phone,
      service_hours = excluded.service_hours, outside = case when ${outside === undefined} then help_lines.outside else excluded.outside end,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'portal.settings-changed',
    ...(projectId ? { subject: { kind: 'project', id: projectId } } : {}),
    detail: { emergencyPhone: input.emergencyPhone, servicePhone: input.servicePhone },
  })
  return { ok: true }
})
