import { randomInt } from 'node:crypto'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { endAccess, invite, seeAccess } from './contract/inviting.ts'
import { INVITATION_DAYS } from './contract/words.ts'
import { homesNow } from './homes-now.ts'

/** No letters or digits that are taken for one another, on paper or on the phone. */
const SIGNS = '3456789ACDEFHJKLMNPQRTUVWXY'

const readSigns = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

export const invitationDigest = (ctx: Ctx, text: string) => ctx.vault.index(`invitation:${readSigns(text)}`)

export const inviteOperation = implement(invite, async (ctx, { id }) => {
  await customerInScope(ctx, id)
  if ((await homesNow(ctx.client, ctx.tenantId, id)).length === 0) throw new Refusal('access.no_home')
  await endInvitations(ctx, [id])
  const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  const code = `${signs.slice(0, 4)}-${signs.slice(4)}`
  const expiresAt = new Date(Date.parse(ctx.now) + INVITATION_DAYS * 86_400_000).toISOString()
  await ctx.db
    .insertInto('invitations')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      customer_id: id,
      code_digest: invitationDigest(ctx, code),
      made_by: ctx.actor.id!,
      made_at: ctx.now,
      expires_at: expiresAt,
    })
    .execute()
  await recordAudit(ctx, { action: 'portal.invited', subject: { kind: 'customer', id } })
  return { code, path: `/c/${ctx.tenant.slug}/enter?invitation=${code}`, expiresAt }
})

export const seeAccessOperation = implement(seeAccess, async (ctx, { id }) => {
  await customerInScope(ctx, id)
  const { rows } = await ctx.client.query<{
    devices: number
    usedOn: string | null
    invitation: { by: string; madeAt: string; expiresAt: string } | null
  }>(
    `select count(*) filter (where s.expires_at > $3) as devices, max(s.used_on) as "usedOn",
       (select json_build_object('by', m.name, 'madeAt', i.made_at, 'expiresAt', i.expires_at) from invitations i
          join staff m on m.tenant_id = i.tenant_id and m.id = i.made_by
          where i.tenant_id = $1 and i.customer_id = $2 and i.used_at is null and i.ended_at is null and i.expires_at > $3
          order by i.made_at desc limit 1) as invitation
     from customer_sessions s where s.tenant_id = $1 and s.customer_id = $2 and s.ended_at is null`,
    [ctx.tenantId, id, ctx.now],
  )
  return { homes: (await homesNow(ctx.client, ctx.tenantId, id)).length, ...rows[0]! }
})

export const endAccessOperation = implement(endAccess, async (ctx, { id, reason }) => {
  await customerInScope(ctx, id)
  const devices = await endSessions(ctx, [id])
  await endInvitations(ctx, [id])
  await recordAudit(ctx, {
    action: 'portal.ended',
    subject: { kind: 'customer', id },
    reason,
    detail: { devices },
  })
  return { devices }
})

async function endInvitations(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    'update invitations set ended_at = $3 where tenant_id = $1 and customer_id = any($2::uuid[]) and used_at is null and ended_at is null',
    [ctx.tenantId, customerIds, ctx.now],
  )
}

async function endSessions(ctx: Ctx, customerIds: readonly string[]): Promise<number> {
  const { rowCount } = await ctx.client.query(
    'update customer_sessions set ended_at = $3 where tenant_id = $1 and customer_id = any($2::uuid[]) and ended_at is null',
    [ctx.tenantId, customerIds, ctx.now],
  )
  return rowCount ?? 0
}

/** For an erasure: devices, invitations and what he asked from outside go. */
export async function eraseAccess(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  for (const table of ['customer_sessions', 'invitations', 'entry_requests'])
    await ctx.client.query(`delete from ${table} where tenant_id = $1 and customer_id = any($2::uuid[])`, [
      ctx.tenantId,
      customerIds,
    ])
}
