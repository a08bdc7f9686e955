import type { Ctx } from '#platform/perform.ts'

/** What was said to decide on a person's matters goes; what was decided stays. */
export async function eraseApprovals(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    `with cleared as (update approvals a set reason = '—' from tickets t
       where a.tenant_id = $1 and t.tenant_id = $1 and t.id = a.ticket_id and t.customer_id = any($2::uuid[]) returning a.id)
     update approval_words w set opinion = null from cleared c where w.tenant_id = $1 and w.approval_id = c.id`,
    [ctx.tenantId, customerIds],
  )
}
