import type { Ctx } from '#platform/perform.ts'

/** That he was spoken with, when and with what result stays; the words, answers and photos go. Answers how many, and the photos. */
export async function eraseContacts(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<{ contacts: number; photos: string[] }> {
  const { rows } = await ctx.client.query<{ photos: string[] }>(
    `with before as (select id, photos from contacts where tenant_id = $1 and customer_id = any($2::uuid[]))
     update contacts c set note = null, answers = null, next_step = null, photos = '{}' from before
     where c.tenant_id = $1 and c.id = before.id returning before.photos`,
    [ctx.tenantId, customerIds],
  )
  return { contacts: rows.length, photos: rows.flatMap((row) => row.photos) }
}
