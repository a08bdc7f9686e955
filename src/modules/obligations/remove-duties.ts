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

/** Takes away what a fact that is taken back opened. Answers how many, and how many of them somebody or something has begun. */
export async function removeDutiesOfFact(
  ctx: Ctx,
  eventId: string,
): Promise<{ removed: number; begun: number }> {
  const ours = 'tenant_id = $1 and trigger_id = $2'
  const untouched = `${ours} and state in ('open', 'waiting') and attempts = 0
    and not exists (select from messages m where m.tenant_id = obligations.tenant_id and m.obligation_id = obligations.id)`
  await ctx.client.query(
    `delete from bell_entries where tenant_id = $1 and obligation_id in (select id from obligations where ${untouched})`,
    [ctx.tenantId, eventId],
  )
  const { rowCount } = await ctx.client.query(`delete from obligations where ${untouched}`, [
    ctx.tenantId,
    eventId,
  ])
  const left = await ctx.client.query(`select count(*) as begun from obligations where ${ours}`, [
    ctx.tenantId,
    eventId,
  ])
  return { removed: rowCount ?? 0, begun: Number(left.rows[0].begun) }
}
