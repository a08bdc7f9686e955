import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { keepFile, keepMyFile, MINE_A_DAY } from './contract.ts'

export interface KeptFile {
  id?: string
  digest: string
  size: number
  type: string
  name: string
  customerId?: string | null
  /** Written for one download, or handed in by a customer and not yet part of a report. */
  passing?: boolean
  /** The work order by whose link it came. */
  orderId?: string
  /** Whose it is, when it is not the actor's. */
  staffId?: string
}

/** Writes the row of bytes that are in the store. */
export async function saveFile(ctx: Ctx, file: KeptFile): Promise<string> {
  const id = file.id ?? newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('files')
    .values({
      tenant_id: ctx.tenantId,
      id,
      digest: file.digest,
      size: file.size,
      type: file.type,
      name: file.name,
      customer_id: file.customerId ?? null,
      order_id: file.orderId ?? null,
      uploaded_by: file.staffId ?? ctx.actor.id,
      uploaded_at: ctx.now,
      passing: file.passing ?? false,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return id
}

/** What the upload route signs, so that nobody lays claim to bytes he has not sent. */
export const receiptOf = (vault: Ctx['vault'], tenantId: string, staffId: string | null, digest: string) =>
  vault.index(`received:${tenantId}:${staffId}:${digest}`)

export const keepFileOperation = implement(keepFile, async (ctx, input) => {
  if (receiptOf(ctx.vault, ctx.tenantId, ctx.actor.id, input.digest) !== input.receipt)
    throw new Refusal('files.not_received')
  if (input.size === 0) throw new Refusal('files.empty')
  if (input.customerId) await customerInScope(ctx, input.customerId)
  return { id: await saveFile(ctx, { ...input, customerId: input.customerId ?? null }) }
})

export const keepMyFileOperation = implement(keepMyFile, async (ctx, input) => {
  if (receiptOf(ctx.vault, ctx.tenantId, ctx.actor.id, input.digest) !== input.receipt)
    throw new Refusal('files.not_received')
  if (input.size === 0) throw new Refusal('files.empty')
  const { rows } = await ctx.client.query<{ count: number }>(
    `select count(*) as count from files where tenant_id = $1 and uploaded_by = $2 and passing and uploaded_at > $3::timestamptz - interval '1 day'`,
    [ctx.tenantId, ctx.actor.id, ctx.now],
  )
  if (rows[0]!.count >= MINE_A_DAY) throw new Refusal('files.enough_today', { count: MINE_A_DAY })
  return { id: await saveFile(ctx, { ...input, passing: true }) }
})
