import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { seeTeam } from './contract/matters.ts'
import { homeOfDuty, visibleDuties } from './queries.ts'
import { ruleWords } from './rule-words.ts'
import { frameOf } from './see-today.ts'

type Team = OutputOf<typeof seeTeam>

export const seeTeamOperation = implement(seeTeam, async (ctx) => {
  const frame = frameOf(ctx.now, ctx.tenant.timeZone)
  const people = await sql<Team['people'][number]>`
    select o.owed_by as "staffId", s.name, coalesce((select array_agg(r.title order by r.title) from staff_roles h join roles r on r.tenant_id = h.tenant_id and r.code = h.role
        where h.tenant_id = ${ctx.tenantId} and h.staff_id = o.owed_by and h.until_on is null), '{}') as roles,
      count(*) filter (where o.due_at <= ${ctx.now}::timestamptz) as overdue,
      count(*) filter (where o.due_at > ${ctx.now}::timestamptz and o.due_at <= ${frame.dayEnd}::timestamptz) as today,
      count(*) filter (where o.due_at <= ${frame.weekEnd}::timestamptz or o.window_start < ${frame.weekEnd}::timestamptz) as week,
      count(*) filter (where o.attempts >= 3) as "noAnswer", count(*) filter (where o.excuse_asked_at is not null) as excuses
    from obligations o left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
    where o.tenant_id = ${ctx.tenantId} and o.state = 'open' and not o.parent and o.role <> 'system' and ${visibleDuties(ctx, 'o')}
    group by o.owed_by, s.name order by 4 desc, 5 desc, 2`.execute(ctx.db)
  type Asked = Omit<Team['excuses'][number], 'title'> & { playbook: string; version: number; rule: string }
  const asked = await sql<Asked>`
    select o.id, u.room, c.name as customer, o.playbook, o.version, o.rule, o.clause, o.due_at as "dueAt", o.excuse_reason as reason, o.excuse_note as note,
      s.name as "askedBy", o.excuse_asked_at as "askedAt", o.attempts
    from obligations o left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id ${homeOfDuty}
    left join staff s on s.tenant_id = o.tenant_id and s.id = o.excuse_asked_by
    where o.tenant_id = ${ctx.tenantId} and o.state = 'open' and o.excuse_asked_at is not null and ${visibleDuties(ctx, 'o')} order by o.excuse_asked_at limit 200`.execute(
    ctx.db,
  )
  const excuses = await Promise.all(
    asked.rows.map(async ({ playbook, version, rule, ...row }) => ({
      ...row,
      title: ruleWords(await playbookVersion(ctx, playbook, version), rule, row.clause).title,
    })),
  )
  return { people: people.rows, excuses }
})
