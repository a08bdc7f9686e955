import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { indexNote } from './save-customer.ts'

/** Keeps when a customer was last reached and met, and makes the words of the record findable. */
export async function noteContact(
  ctx: Ctx,
  customerId: string,
  contact: { at: string; inPerson: boolean; reached: boolean; contactId: string; words?: string | undefined },
): Promise<void> {
  if (contact.reached)
    await sql`update customers set contacted_at = greatest(contacted_at, ${contact.at}::timestamptz)
      ${contact.inPerson ? sql`, met_at = greatest(met_at, ${contact.at}::timestamptz)` : sql``}
      where tenant_id = ${ctx.tenantId} and id = ${customerId}`.execute(ctx.db)
  if (contact.words) await indexNote(ctx, customerId, contact.contactId, contact.words)
}

/** When these customers were last reached and met, by the contacts that are kept. */
export async function contactsCounted(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  await sql`update customers c set contacted_at = k.contacted_at, met_at = k.met_at
    from (select w.id, max(k.happened_at) as contacted_at, max(k.happened_at) filter (where k.by in ('visit', 'face')) as met_at
      from unnest(${[...new Set(customerIds)]}::uuid[]) w(id)
      left join contacts k on k.tenant_id = ${ctx.tenantId} and k.customer_id = w.id and k.result = 'reached' and k.taken_back_at is null group by w.id) k
    where c.tenant_id = ${ctx.tenantId} and c.id = k.id
      and (c.contacted_at is distinct from k.contacted_at or c.met_at is distinct from k.met_at)`.execute(
    ctx.db,
  )
}
