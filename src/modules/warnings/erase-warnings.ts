import type { Ctx } from '#platform/perform.ts'

/** That a warning was raised stays; what somebody said about the person goes. */
export async function eraseWarnings(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    'update warnings_raised set said = null, cleared_why = null where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
}
