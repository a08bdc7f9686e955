import type { Ctx } from '#platform/perform.ts'

/** What a month's report told of a person's matters goes; that something was written stays. */
export async function eraseParagraphs(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    `update report_paragraphs r set words = '—' from tickets t
     where r.tenant_id = $1 and t.tenant_id = $1 and t.id = r.ticket_id and t.customer_id = any($2::uuid[])`,
    [ctx.tenantId, customerIds],
  )
}
