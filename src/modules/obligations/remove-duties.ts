import type { Ctx } from '#platform/perform.ts'

/** Takes away what an import that is undone opened and nobody has touched, for these customers. */
export async function removeDutiesOfImport(
  ctx: Ctx,
  importId: string,
  customerIds: readonly string[],
): Promise<void> {
  if (customerIds.length === 0) return
  const ours = `tenant_id = $1 and customer_id = any($2::uuid[]) and trigger_id in (select e.id from events e where e.tenant_id = $1 and e.import_id = $3)
    and state in ('open', 'waiting') and attempts = 0`
  await ctx.client.query(
    `delete from bell_entries where tenant_id = $1 and obligation_id in (select id from obligations where ${ours})`,
    [ctx.tenantId, customerIds, importId],
  )
  await ctx.client.query(`delete from obligations where ${ours}`, [ctx.tenantId, customerIds, importId])
}

/** The same for customers that go away altogether: whatever is still open for them. */
export async function removeDutiesOf(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  await ctx.client.query(
    `delete from bell_entries where tenant_id = $1 and obligation_id in (select id from obligations where tenant_id = $1 and customer_id = any($2::uuid[]))`,
    [ctx.tenantId, customerIds],
  )
  await ctx.client.query('delete from obligations where tenant_id = $1 and customer_id = any($2::uuid[])', [
    ctx.tenantId,
    customerIds,
  ])
}
