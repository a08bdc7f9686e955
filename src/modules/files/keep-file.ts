import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { keepFile } from './contract.ts'

export interface KeptFile {
  id?: string
  digest: string
  size: number
  type: string
  name: string
  customerId?: string | null
  /** Written for one download. */
  passing?: boolean
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
