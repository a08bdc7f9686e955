import type { Ctx } from '#platform/perform.ts'

/** That a procedure ran, when and how it ended stays; what was filled in about the person goes. */
export async function eraseRecords(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    'update procedure_records set filled = null, closing_reason = null where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
}
