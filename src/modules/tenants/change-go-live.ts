import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { firstDueOn } from '../obligations/first-due.ts'
import { changeGoLive } from './contract.ts'

/** As for a project: what is owed already stays after it. */
export const changeGoLiveOperation = implement(changeGoLive, async (ctx, input) => {
  const first = await firstDueOn(ctx)
  if (first && input.goLiveOn > first)
    throw new Refusal('tenants.go_live_too_late', { on: first }, 'goLiveOn')
  const { rows } = await ctx.client.query(
    `select name, go_live_on from projects where tenant_id = $1 and go_live_on < $2::date order by go_live_on, name limit 1`,
    [ctx.tenantId, input.goLiveOn],
  )
  if (rows[0] && input.goLiveOn > ctx.tenant.goLiveOn)
    throw new Refusal(
      'tenants.go_live_after_project',
      { project: rows[0].name, on: rows[0].go_live_on },
      'goLiveOn',
    )
  await ctx.client.query('update keban.tenants set go_live_on = $2 where id = $1', [
    ctx.tenantId,
    input.goLiveOn,
  ])
  await ctx.client.query(`select pg_notify('keban_changes', 'tenants')`)
  await recordAudit(ctx, {
    action: 'go-live.changed',
    subject: { kind: 'company', id: ctx.tenantId },
    reason: input.reason,
    detail: { was: ctx.tenant.goLiveOn, on: input.goLiveOn },
  })
  return { goLiveOn: input.goLiveOn }
})
