import { implement } from '#platform/perform.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { changePreferences, listSessions, signOutElsewhere } from './contract/account.ts'

export const changePreferencesOperation = implement(changePreferences, async (ctx, input) => {
  await ctx.client.query(
    'update staff set preferences = preferences || $3 where tenant_id = $1 and id = $2',
    [ctx.tenantId, ctx.actor.id, JSON.stringify(input)],
  )
  return { ok: true }
})

export const listSessionsOperation = implement(listSessions, async (ctx) => {
  const { rows } = await ctx.client.query(
    `select coalesce(x."userAgent", '') as device, x."ipAddress" as ip, x."createdAt" as since, x."updatedAt" as "seenAt", x.id is not distinct from $4 as here
     from staff s join auth.session x on x."userId" = s.login_id where s.tenant_id = $1 and s.id = $2 and x."expiresAt" > $3
     order by x."updatedAt" desc`,
    [ctx.tenantId, ctx.actor.id, ctx.now, ctx.sessionId ?? null],
  )
  return { sessions: rows }
})

export const signOutElsewhereOperation = implement(signOutElsewhere, async (ctx) => {
  const gone = await ctx.client.query(
    'delete from auth.session x using staff s where s.tenant_id = $1 and s.id = $2 and x."userId" = s.login_id and x.id is distinct from $3',
    [ctx.tenantId, ctx.actor.id, ctx.sessionId ?? null],
  )
  await recordAudit(ctx, { action: 'sessions.revoked', detail: { count: gone.rowCount } })
  await ctx.client.query(`select pg_notify('keban_changes', 'sessions')`)
  return { revoked: gone.rowCount ?? 0 }
})
