import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { firstDueOn } from '../obligations/first-due.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { changeProjectGoLive } from './contract/projects.ts'
import { visibleProjects } from './queries.ts'

/** A project joins with the company or later: whatever is dated before the company's day is history everywhere. */
export function refuseBeforeCompany(ctx: Ctx, on: string, field: string): void {
  const { goLiveOn } = ctx.tenant
  if (on < goLiveOn) throw new Refusal('places.go_live_too_early', { on: goLiveOn }, field)
}

/** A later date must leave nothing that is owed before it; an earlier one opens nothing by itself. */
export const changeProjectGoLiveOperation = implement(changeProjectGoLive, async (ctx, input) => {
  const { rows } = await sql<{ was: string | null }>`select p.go_live_on as was from projects p
    where p.tenant_id = ${ctx.tenantId} and p.id = ${input.id} and ${visibleProjects(ctx, 'p')} for update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('places.unknown')
  const { was } = rows[0]
  if (was === input.on) throw new Refusal('places.nothing_moved', {}, 'on')
  refuseBeforeCompany(ctx, input.on, 'on')
  const first = await firstDueOn(ctx, input.id)
  if (first && input.on > first) throw new Refusal('places.go_live_too_late', { on: first }, 'on')
  await sql`update projects set go_live_on = ${input.on}::date where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, {
    kind: 'project.changed',
    subject: { kind: 'project', id: input.id },
    values: { goLiveOn: input.on },
  })
  await recordAudit(ctx, {
    action: 'go-live.changed',
    subject: { kind: 'project', id: input.id },
    reason: input.reason,
    detail: { was, on: input.on },
  })
  return { on: input.on }
})
