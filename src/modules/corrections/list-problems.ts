import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { kindTitles } from '../tickets/kinds.ts'
import { listProblems } from './contract.ts'

const MOST = 60
/** What happened once is no problem yet. */
const TWICE = 2

export const listProblemsOperation = implement(listProblems, async (ctx, { projectId, days }) => {
  if (projectId) await projectInSight(ctx, projectId)
  const { reach } = ctx.actor
  const where = projectId
    ? sql`t.project_id = ${projectId}`
    : reach.company
      ? sql`t.project_id = any(array(select id from projects where tenant_id = ${ctx.tenantId}))`
      : sql`t.project_id = any(${[...reach.projects]}::uuid[])`
  const { rows } = await sql<{
    projectId: string
    project: string
    kind: string
    category: string
    cause: string | null
    tickets: number
    homes: number
    again: number
    lastAt: string
    correction: { id: string; state: string } | null
  }>`select g.*, p.name as project, (select json_build_object('id', k.id, 'state', k.state) from corrections k where k.tenant_id = ${ctx.tenantId} and k.project_id = g."projectId"
      and k.kind = g.kind and k.category is not distinct from g.category and k.cause is not distinct from g.cause order by k.opened_at desc limit 1) as correction
    from (select t.project_id as "projectId", t.kind, t.category, t.cause, count(*) as tickets, count(distinct t.unit_id) as homes, count(*) filter (where t.again) as again, max(t.filed_at) as "lastAt"
      from tickets t where t.tenant_id = ${ctx.tenantId} and ${where} and t.filed_at > ${ctx.now}::timestamptz - make_interval(days => ${days})
        and t.category is not null and t.state not in ('merged', 'withdrawn') and not t.confidential
      group by 1, 2, 3, 4 having count(*) >= ${TWICE} order by count(*) desc, max(t.filed_at) desc limit ${MOST}) g
    join projects p on p.tenant_id = ${ctx.tenantId} and p.id = g."projectId" order by g.tickets desc, g."lastAt" desc`.execute(
    ctx.db,
  )
  const titles = await kindTitles(ctx)
  return { problems: rows.map((row) => ({ ...row, kindTitle: titles.get(row.kind) ?? row.kind })) }
})
