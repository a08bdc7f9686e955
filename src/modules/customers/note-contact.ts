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
