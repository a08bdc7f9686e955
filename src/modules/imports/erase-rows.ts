import type { Ctx } from '#platform/perform.ts'

/** That a line came in and what became of it stays; what it said goes, here and in the samples of its import. Answers the files he came in. */
export async function eraseRows(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<{ rows: number; files: string[] }> {
  const { rows } = await ctx.client.query<{ import_id: string }>(
    `update import_rows set cells = null, plan = null, former = null, problems = null, notes = null, name_key = null, phone_index = null,
       document_index = null, external_number = null, key = null
     where tenant_id = $1 and (customer_id = any($2::uuid[]) or matched_id = any($2::uuid[])) returning import_id`,
    [ctx.tenantId, customerIds],
  )
  const files = await ctx.client.query<{ file_id: string }>(
    `update imports set reading = jsonb_set(reading, '{columns}', coalesce(
       (select jsonb_agg(c || '{"samples": [], "split": null}') from jsonb_array_elements(reading->'columns') c), '[]'))
     where tenant_id = $1 and id = any($2::uuid[]) returning file_id`,
    [ctx.tenantId, [...new Set(rows.map((row) => row.import_id))]],
  )
  return { rows: rows.length, files: files.rows.map((row) => row.file_id) }
}
