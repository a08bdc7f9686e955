import type { Ctx } from '#platform/perform.ts'

/** What was done and what it cost stays; who signed and what was written about it go. The pictures go with the story of the ticket. */
export async function eraseSheets(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    `update job_sheets j set signed_by = null, signature = null, before = '{}', after = '{}' from tickets t
     where j.tenant_id = $1 and t.tenant_id = $1 and t.id = j.ticket_id and t.customer_id = any($2::uuid[])`,
    [ctx.tenantId, customerIds],
  )
  const his = `from tickets t where x.tenant_id = $1 and t.tenant_id = $1 and t.id = x.ticket_id and t.customer_id = any($2::uuid[])`
  await ctx.client.query(`update work_orders x set words = null, reason = null ${his}`, [
    ctx.tenantId,
    customerIds,
  ])
  await ctx.client.query(`update chargebacks x set reason = '—', note = null ${his}`, [
    ctx.tenantId,
    customerIds,
  ])
}
