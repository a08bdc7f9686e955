import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { coversNow } from '../staff/covering.ts'
import { listHands } from './contract/desk.ts'
import { fittingRoles } from './fitting-roles.ts'
import { ticketInSight } from './take-step.ts'

export const listHandsOperation = implement(listHands, async (ctx, input) => {
  const ticket = await ticketInSight(ctx, input.ticketId)
  const fitting = (await fittingRoles(ctx))(ticket.accountable)
  const { rows } = await sql<{
    id: string
    name: string
    roles: string[]
    onHand: number
    fits: boolean
    away: boolean
  }>`
    select s.id, s.name, array_agg(distinct r.title) as roles, bool_or(r.code = any(${fitting})) as fits,
      (select count(*) from tickets t where t.tenant_id = s.tenant_id and t.assignee = s.id and t.closed_at is null) as "onHand",
      exists (select from covers c where c.tenant_id = s.tenant_id and c.staff_id = s.id and c.building_id is null and ${coversNow(ctx, 'c')}) as away
    from staff s join staff_roles h on h.tenant_id = s.tenant_id and h.staff_id = s.id and h.until_on is null
      join roles r on r.tenant_id = h.tenant_id and r.code = h.role and r.profile not in ('administrator', 'security', 'auditor')
    where s.tenant_id = ${ctx.tenantId} and s.left_on is null and (h.project_id is null or h.project_id = ${ticket.project_id})
      and (${ticket.respondent}::uuid is null or s.id <> ${ticket.respondent}::uuid)
    group by s.tenant_id, s.id, s.name order by 4 desc, 6, 5, s.name limit 200`.execute(ctx.db)
  return { hands: rows }
})
