import type { Ctx } from '#platform/perform.ts'

/** That a mail came and what became of it stays; whose it was, its address and what was not filed go. Answers its documents. */
export async function eraseMails(ctx: Ctx, customerIds: readonly string[]): Promise<string[]> {
  const { rows } = await ctx.client.query<{ documents: string[] }>(
    `with before as (select m.id, m.documents from mails m where m.tenant_id = $1 and (m.customer_id = any($2::uuid[])
       or m.ticket_id in (select t.id from tickets t where t.tenant_id = $1 and t.customer_id = any($2::uuid[]))))
     update mails m set customer_id = null, address_sealed = null, address_index = null, address_masked = null, answers_sealed = null, thread = null,
       left_out = '[]', documents = '{}', letter_sealed = null, receipt = case when receipt = 'queued' then 'none' else receipt end
     from before where m.tenant_id = $1 and m.id = before.id returning before.documents`,
    [ctx.tenantId, customerIds],
  )
  return rows.flatMap((row) => row.documents)
}
