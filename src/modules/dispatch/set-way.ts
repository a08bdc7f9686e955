import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { setWay } from './contract/board.ts'

export const setWayOperation = implement(setWay, async (ctx, { projectId, kind, way }) => {
  await projectInSight(ctx, projectId)
  await sql`insert into dispatch_ways (tenant_id, project_id, kind, way) values (${ctx.tenantId}, ${projectId}, ${kind}, ${way})
    on conflict (tenant_id, project_id, kind) do update set way = excluded.way`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'dispatch.changed',
    subject: { kind: 'project', id: projectId },
    detail: { kind, way },
  })
  // What waits already is not forgotten.
  if (way !== 'assign') await ctx.enqueue('dispatch.drain', { projectId })
  return { way }
})
