import type { Ctx } from '#platform/perform.ts'

/** What was given to them stays counted; words about them go. Answers how many. */
export async function eraseGifts(ctx: Ctx, customerIds: readonly string[]): Promise<number> {
  const { rowCount } = await ctx.client.query(
    'update gift_moves set note = null where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
  return rowCount ?? 0
}
