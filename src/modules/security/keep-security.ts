import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { verifyPassword } from '#platform/sessions.ts'
import { countWrong, forgetWrong, restsUntil } from '#platform/sign-in-lock.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { changeSecurity, confirmPassword, resetSecondFactor, seeSecurity } from './contract.ts'
import { securityRules } from './read-rules.ts'

export const seeSecurityOperation = implement(seeSecurity, async (ctx) => {
  const rules = await securityRules(ctx)
  const { rows: people } = await sql<{
    id: string
    name: string
    roles: string
    secondFactor: boolean
    required: boolean
    resting: boolean
    seenAt: string | null
  }>`select s.id, s.name, string_agg(distinct r.title, '、') as roles, coalesce(u."twoFactorEnabled", false) as "secondFactor",
      coalesce(bool_or(r.profile = any(${rules.secondFactor}::text[])), false) as required,
      exists (select from auth.wrong_tries w where w.account = u.username and w.locked_until > ${ctx.now}::timestamptz) as resting,
      (select max(x."updatedAt") from auth.session x where x."userId" = u.id) as "seenAt"
    from staff s join auth."user" u on u.id = s.login_id
    left join staff_roles h on h.tenant_id = s.tenant_id and h.staff_id = s.id and (h.until_on is null or h.until_on >= ${ctx.now.slice(0, 10)}::date)
    left join roles r on r.tenant_id = h.tenant_id and r.code = h.role
    where s.tenant_id = ${ctx.tenantId} and s.left_on is null group by s.id, s.name, u.id
    order by 5 desc, 4, s.name`.execute(ctx.db)
  return { rules, people: people.map((one) => ({ ...one, roles: one.roles ?? '' })) }
})

export const changeSecurityOperation = implement(changeSecurity, async (ctx, { reason, ...rules }) => {
  const was = await securityRules(ctx)
  await sql`insert into security_rules (tenant_id, password_length, password_kinds, password_days, idle_minutes, second_factor, export_alone, changed_by, changed_at)
    values (${ctx.tenantId}, ${rules.passwordLength}, ${rules.passwordKinds}, ${rules.passwordDays}, ${rules.idleMinutes}, ${rules.secondFactor}::text[],
      ${rules.exportAlone}, ${ctx.actor.id}, ${ctx.now})
    on conflict (tenant_id) do update set password_length = excluded.password_length, password_kinds = excluded.password_kinds,
      password_days = excluded.password_days, idle_minutes = excluded.idle_minutes, second_factor = excluded.second_factor,
      export_alone = excluded.export_alone, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    ctx.db,
  )
  await recordAudit(ctx, {
    action: 'security.changed',
    subject: { kind: 'company', id: ctx.tenantId },
    reason,
    detail: { before: was, after: rules },
  })
  await ctx.client.query(`select pg_notify('keban_changes', 'staff')`)
  return { ok: true }
})

/** For who lost both telephone and recovery codes; all his devices are signed out. */
export const resetSecondFactorOperation = implement(resetSecondFactor, async (ctx, { id, reason }) => {
  if (id === ctx.actor.id) throw new Refusal('security.own')
  const { rows } = await ctx.client.query<{ login: string }>(
    `delete from auth.second_factors f using staff s where s.tenant_id = $1 and s.id = $2 and f."userId" = s.login_id returning f."userId" as login`,
    [ctx.tenantId, id],
  )
  if (!rows[0]) throw new Refusal('security.none')
  await ctx.client.query('update auth."user" set "twoFactorEnabled" = false where id = $1', [rows[0].login])
  await ctx.client.query('delete from auth.session where "userId" = $1', [rows[0].login])
  await recordAudit(ctx, { action: 'second-factor.reset', subject: { kind: 'staff', id }, reason })
  await ctx.client.query(`select pg_notify('keban_changes', 'sessions')`)
  return { ok: true }
})

/** Unlocks a screen. Wrong ones count as they do at the door. */
export const confirmPasswordOperation = implement(confirmPassword, async (ctx, { password }) => {
  const login = await ownLogin(ctx)
  if (!login || (await restsUntil(ctx.client, login.account, ctx.now))) return { right: false, resting: true }
  const right = await verifyPassword({ hash: login.password, password })
  if (right) await forgetWrong(ctx.client, login.account)
  else await countWrong(ctx.client, login.account, ctx.now)
  return { right, resting: false }
})

async function ownLogin(ctx: Ctx): Promise<{ account: string; password: string } | undefined> {
  const { rows } = await ctx.client.query<{ account: string; password: string }>(
    `select u.username as account, a.password from staff s join auth."user" u on u.id = s.login_id
     join auth.account a on a."userId" = u.id and a."providerId" = 'credential' where s.tenant_id = $1 and s.id = $2`,
    [ctx.tenantId, ctx.actor.id],
  )
  return rows[0]
}
