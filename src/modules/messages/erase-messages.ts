import type { Ctx } from '#platform/perform.ts'

/** That something was sent, by what and when stays; what it said goes. Answers how many. */
export async function eraseMessages(ctx: Ctx, customerIds: readonly string[]): Promise<number> {
  const { rowCount } = await ctx.client.query(
    `update messages set body = '', provider_answer = null where tenant_id = $1 and customer_id = any($2::uuid[])`,
    [ctx.tenantId, customerIds],
  )
  return rowCount ?? 0
}

/** What is on its way to him at this moment. */
export async function messagesUnderWay(ctx: Ctx, customerIds: readonly string[]): Promise<number> {
  const { rows } = await ctx.client.query<{ count: number }>(
    `select count(*) as count from messages where tenant_id = $1 and customer_id = any($2::uuid[]) and state in ('queued', 'claimed')`,
    [ctx.tenantId, customerIds],
  )
  return Number(rows[0]!.count)
}
