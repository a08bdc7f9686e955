import type { Ctx } from '#platform/perform.ts'

/** That something was kept or somebody called stays; who it was goes, and the recording. Answers the files. */
export async function eraseRegisters(ctx: Ctx, customerIds: readonly string[]): Promise<string[]> {
  const { rows: deposits } = await ctx.client.query<{ signature_id: string }>(
    `with before as (select id, signature_id from deposits where tenant_id = $1 and customer_id = any($2::uuid[]))
     update deposits d set who = '—', returned_to = case when d.returned_to is not null then '—' end, signature_id = null
     from before where d.tenant_id = $1 and d.id = before.id returning before.signature_id`,
    [ctx.tenantId, customerIds],
  )
  const { rows: calls } = await ctx.client.query<{ file_id: string }>(
    `with before as (select id, file_id from call_records where tenant_id = $1 and customer_id = any($2::uuid[]))
     update call_records c set phone_sealed = null, phone_index = null, phone_masked = null, about = '—', file_id = null, link = null,
       archived_why = case when c.archived_why is not null then '—' end, removed_at = $3
     from before where c.tenant_id = $1 and c.id = before.id returning before.file_id`,
    [ctx.tenantId, customerIds, ctx.now],
  )
  return [...deposits.map((row) => row.signature_id), ...calls.map((row) => row.file_id)].filter(Boolean)
}
