import type { Ctx } from '#platform/perform.ts'

/**
 * Lets go of his files, of `others`, and of what was written for a download and may name him: nobody opens them from now on, the
 * worker deletes the content. Answers how many.
 */
export async function eraseFiles(
  ctx: Ctx,
  customerIds: readonly string[],
  others: readonly string[],
): Promise<number> {
  const { rowCount } = await ctx.client.query(
    `update files f set leaving_at = $4, name = 'erased' where f.tenant_id = $1 and f.leaving_at is null
       and (f.customer_id = any($2::uuid[]) or f.id = any($3::uuid[]) or f.passing
         or exists (select from exports e where e.tenant_id = f.tenant_id and e.file_id = f.id))`,
    [ctx.tenantId, customerIds, others, ctx.now],
  )
  return rowCount ?? 0
}
