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
