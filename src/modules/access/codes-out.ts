import { type Ctx, implement } from '#platform/perform.ts'
import { claimCode, settleCode } from './contract/entering.ts'
import { CODE_MINUTES } from './contract/words.ts'

interface Claimed {
  id: string
  phone_sealed: string
  code_sealed: string
}

const textOf = (ctx: Ctx, code: string) =>
  `【${ctx.tenant.name}】验证码 ${code}，${CODE_MINUTES} 分钟内有效。工作人员不会向您要验证码，请不要告诉别人。`

export const claimCodeOperation = implement(claimCode, async (ctx) => {
  await ctx.client.query(
    `update sign_in_codes set state = 'failed', phone_sealed = null, code_sealed = null
     where tenant_id = $1 and state = 'queued' and expires_at <= $2`,
    [ctx.tenantId, ctx.now],
  )
  const { rows } = await ctx.client.query<Claimed>(
    `update sign_in_codes set state = 'claimed' where tenant_id = $1 and id = (select id from sign_in_codes
       where tenant_id = $1 and state = 'queued' order by asked_at limit 1 for update skip locked)
     returning id, phone_sealed, code_sealed`,
    [ctx.tenantId],
  )
  const claimed = rows[0]
  if (!claimed) return { message: null }
  const code = ctx.vault.open(claimed.code_sealed)
  return {
    message: {
      id: claimed.id,
      channel: 'sms',
      to: ctx.vault.open(claimed.phone_sealed),
      body: textOf(ctx, code),
      template: 'portal-code',
      gaps: { company: ctx.tenant.name, code },
    },
  }
})

/** A demo keeps the code until it is forgotten with its row, so that its page of sent texts can show it. */
export const settleCodeOperation = implement(settleCode, async (ctx, { id, state }) => {
  await ctx.client.query(
    `update sign_in_codes set state = $3, phone_sealed = null, code_sealed = case when $4::boolean then code_sealed end
     where tenant_id = $1 and id = $2`,
    [ctx.tenantId, id, state, ctx.tenant.demo],
  )
  return { ok: true }
})

/** For the page that shows what a demo sent: the codes of the last two days. */
export async function codesOfDemo(ctx: Ctx) {
  const { rows } = await ctx.client.query<{ id: string; at: string; code_sealed: string; to: string }>(
    `select s.id, s.asked_at as at, s.code_sealed,
       coalesce((select string_agg(c.name, '、') from customers c where c.tenant_id = $1 and c.phone_index = s.phone_index and c.merged_into is null), '') as to
     from sign_in_codes s where s.tenant_id = $1 and s.state = 'sent' and s.code_sealed is not null order by s.id desc limit 20`,
    [ctx.tenantId],
  )
  return rows.map(({ code_sealed, ...row }) => ({
    ...row,
    channel: 'sms',
    body: textOf(ctx, ctx.vault.open(code_sealed)),
  }))
}
