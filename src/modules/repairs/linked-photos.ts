import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { receiptOf, saveFile } from '../files/keep-file.ts'
import { keepLinkedPhoto, seeLinkedPhoto } from './contract/link.ts'
import { orderOf } from './linked-order.ts'

const MOST_PHOTOS = 40

export const keepLinkedPhotoOperation = implement(keepLinkedPhoto, async (ctx, { token, ...input }) => {
  const order = await orderOf(ctx, token)
  if (receiptOf(ctx.vault, ctx.tenantId, ctx.actor.id, input.digest) !== input.receipt)
    throw new Refusal('files.not_received')
  if (input.size === 0) throw new Refusal('files.empty')
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from files f where f.tenant_id = ${ctx.tenantId} and f.order_id = ${order.id}`.execute(
    ctx.db,
  )
  if (rows[0]!.count >= MOST_PHOTOS) throw new Refusal('repairs.enough_photos', { count: MOST_PHOTOS })
  return { id: await saveFile(ctx, { ...input, orderId: order.id }) }
})

export const seeLinkedPhotoOperation = implement(seeLinkedPhoto, async (ctx, input) => {
  const order = await orderOf(ctx, input.token, true)
  const { rows } = await sql<{ id: string; name: string; type: string; size: number; digest: string }>`
    select f.id, f.name, f.type, f.size, f.digest from files f where f.tenant_id = ${ctx.tenantId} and f.id = ${input.id} and f.leaving_at is null
      and (f.order_id = ${order.id} or exists (select from tickets t where t.tenant_id = ${ctx.tenantId} and t.id = ${order.ticketId} and f.id = any(t.photos)))`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('files.unknown')
  return rows[0]
})
