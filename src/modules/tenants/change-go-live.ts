import { implement } from '#platform/perform.ts'
import { changeGoLive } from './contract.ts'

export const changeGoLiveOperation = implement(changeGoLive, async (ctx, input) => {
  await ctx.client.query('update keban.tenants set go_live_on = $2 where id = $1', [
    ctx.tenantId,
    input.goLiveOn,
  ])
  await ctx.client.query(`select pg_notify('keban_changes', 'tenants')`)
  return { goLiveOn: input.goLiveOn }
})
