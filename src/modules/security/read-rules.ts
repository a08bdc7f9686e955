import type { OutputOf } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import type { seeSecurity } from './contract.ts'
import { defaultRules, whyWeak } from './rules.ts'

type SecurityRules = OutputOf<typeof seeSecurity>['rules']

/** The rules of this company. */
export async function securityRules(ctx: Ctx): Promise<SecurityRules> {
  const { rows } = await ctx.client.query<SecurityRules>(
    `select password_length as "passwordLength", password_kinds as "passwordKinds", password_days as "passwordDays", idle_minutes as "idleMinutes",
       second_factor as "secondFactor", export_alone as "exportAlone" from security_rules where tenant_id = $1`,
    [ctx.tenantId],
  )
  return rows[0] ?? defaultRules
}

/** Throws `security.weak_password`; a demo takes any. */
export async function refuseWeakPassword(
  ctx: Ctx,
  password: string,
  account: string,
  field: string,
): Promise<void> {
  if (ctx.tenant.demo) return
  const why = whyWeak(await securityRules(ctx), password, account)
  if (why) throw new Refusal('security.weak_password', { why }, field)
}
