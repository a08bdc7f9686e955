import type { Ctx } from '#platform/perform.ts'

/** That something was reported, when and how it ended stays; his words, who called and the pictures go. Answers how many, and the pictures. */
export async function eraseTickets(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<{ tickets: number; photos: string[] }> {
  const { rows } = await ctx.client.query<{ id: string; photos: string[] }>(
    `with before as (select id, photos from tickets where tenant_id = $1 and customer_id = any($2::uuid[]))
     update tickets t set words = '—', convenient = null, caller_name = null, caller_relation = null, caller_sealed = null, caller_index = null,
       caller_masked = null, photos = '{}' from before where t.tenant_id = $1 and t.id = before.id returning t.id, before.photos`,
    [ctx.tenantId, customerIds],
  )
  const ids = rows.map((row) => row.id)
  const steps = await ctx.client.query<{ files: string[] }>(
    `with before as (select id, files from ticket_steps where tenant_id = $1 and ticket_id = any($2::uuid[]))
     update ticket_steps s set words = null, reason = null, files = '{}', detail = s.detail - 'answers' - 'mail' from before
     where s.tenant_id = $1 and s.id = before.id returning before.files`,
    [ctx.tenantId, ids],
  )
  return {
    tickets: ids.length,
    photos: [...rows.flatMap((row) => row.photos), ...steps.rows.flatMap((row) => row.files)],
  }
}
