import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { fittingRoles } from '../tickets/fitting-roles.ts'
import { kindTitles } from '../tickets/kinds.ts'
import { numberText } from '../tickets/say-number.ts'
import { ticketsInSight } from '../tickets/tickets-in-sight.ts'
import type { BoardJob } from './contract/board.ts'
import type { WaitingJob } from './rules.ts'

export type FoundJob = Omit<BoardJob, 'suggestedId'> & WaitingJob & { version: number; project: string }

interface Row extends Omit<FoundJob, 'number' | 'kindTitle' | 'roles' | 'not'> {
  day: string
  of_day: number
  accountable: string | null
  respondent: string | null
}

const MOST = 400
const CUT = 160

/** Jobs that somebody has to go to: what is urgent first, then the oldest. `which` narrows the tickets `t`. */
export async function findJobs(ctx: Ctx, which: RawBuilder<unknown>): Promise<FoundJob[]> {
  const { rows } = await sql<Row>`
    select t.id, t.day, t.number as of_day, t.kind, t.state, t.version, t.category, t.severity, t.urgent, left(t.words, ${CUT}) as words, u.room, t.place,
      b.name as building, u.building_id as "buildingId", concat_ws(' ', b.sort_key, u.sort_key, t.place) as walk, c.name as customer, t.convenient,
      t.appointed_from as "appointedFrom", t.appointed_until as "appointedUntil", t.filed_at as "filedAt", d.due_at as "dueAt", t.reopened,
      t.assignee as "assigneeId", t.accountable, t.respondent, p.name as project
    from tickets t join projects p on p.tenant_id = t.tenant_id and p.id = t.project_id
      left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id
      left join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
      left join customers c on c.tenant_id = t.tenant_id and c.id = t.customer_id
      left join lateral (select o.due_at from obligations o where o.tenant_id = t.tenant_id and o.subject_id = t.id and o.subject_kind = 'ticket'
        and o.state = 'open' order by o.due_at limit 1) d on true
    where t.tenant_id = ${ctx.tenantId} and t.closed_at is null and t.state not in ('solved', 'suspended') and ${ticketsInSight(ctx, 't')} and ${which}
    order by t.urgent desc, t.filed_at, t.id limit ${MOST}`.execute(ctx.db)
  const [titles, fitting] = await Promise.all([kindTitles(ctx), fittingRoles(ctx)])
  return rows.map(({ day, of_day, accountable, respondent, ...row }) => ({
    ...row,
    number: numberText(day, of_day),
    kindTitle: titles.get(row.kind) ?? row.kind,
    roles: fitting(accountable),
    not: respondent,
  }))
}
