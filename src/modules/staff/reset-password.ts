import { randomInt } from 'node:crypto'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { hashPassword, verifyPassword } from '#platform/sessions.ts'
import { forgetWrong } from '#platform/sign-in-lock.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { refuseWeakPassword } from '../security/read-rules.ts'
import { changeOwnPassword } from './contract/account.ts'
import { resetPassword } from './contract/people.ts'

/** Letters and digits that are not mistaken for each other when read out over the telephone. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

export const resetPasswordOperation = implement(resetPassword, async (ctx, input) => {
  const { rows } = await ctx.client.query(
    `select s.login_id, u."displayUsername" as account from staff s join auth."user" u on u.id = s.login_id
     where s.tenant_id = $1 and s.id = $2 and s.left_on is null`,
    [ctx.tenantId, input.id],
  )
  if (!rows[0]) throw new Refusal('staff.unknown')
  const temporary = Array.from({ length: 10 }, () => READABLE[randomInt(READABLE.length)]).join('')
  await ctx.client.query(
    `update auth.account set password = $2, "updatedAt" = $3 where "userId" = $1 and "providerId" = 'credential'`,
    [rows[0].login_id, await hashPassword(temporary), ctx.now],
  )
  await forgetWrong(ctx.client, rows[0].account)
  await ctx.client.query('delete from auth.session where "userId" = $1', [rows[0].login_id])
  await ctx.client.query('update staff set must_change_password = true where tenant_id = $1 and id = $2', [
    ctx.tenantId,
    input.id,
  ])
  await recordAudit(ctx, { action: 'password.reset', subject: { kind: 'staff', id: input.id } })
  await ctx.client.query(`select pg_notify('keban_changes', 'sessions')`)
  return { account: rows[0].account, temporary }
})

export const changeOwnPasswordOperation = implement(changeOwnPassword, async (ctx, input) => {
  const { rows } = await ctx.client.query(
    `select a.id, a.password, u.username as account from staff s join auth."user" u on u.id = s.login_id join auth.account a on a."userId" = s.login_id and a."providerId" = 'credential'
     where s.tenant_id = $1 and s.id = $2`,
    [ctx.tenantId, ctx.actor.id],
  )
  if (!rows[0] || !(await verifyPassword({ hash: rows[0].password, password: input.current })))
    throw new Refusal('staff.wrong_password', {}, 'current')
  if (!ctx.tenant.demo && input.next === input.current) throw new Refusal('staff.same_password', {}, 'next')
  await refuseWeakPassword(ctx, input.next, rows[0].account, 'next')
  await ctx.client.query('update auth.account set password = $2, "updatedAt" = $3 where id = $1', [
    rows[0].id,
    await hashPassword(input.next),
    ctx.now,
  ])
  await ctx.client.query('update staff set must_change_password = false where tenant_id = $1 and id = $2', [
    ctx.tenantId,
    ctx.actor.id,
  ])
  await ctx.client.query(`select pg_notify('keban_changes', 'staff')`)
  return { ok: true }
})
