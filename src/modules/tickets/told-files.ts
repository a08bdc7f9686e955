import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { toldWords } from './contract/words.ts'
import { visibleTickets } from './queries.ts'

/** Whether a file belongs to a step of his own reports that the customer reads. */
export async function isTold(ctx: Ctx, fileId: string): Promise<boolean> {
  const { rows } =
    await sql`select from tickets t join ticket_steps x on x.tenant_id = t.tenant_id and x.ticket_id = t.id
    where t.tenant_id = ${ctx.tenantId} and ${visibleTickets(ctx, 't')} and x.move = any(${Object.keys(toldWords)}) and x.told
      and ${fileId}::uuid = any(x.files) limit 1`.execute(ctx.db)
  return rows.length > 0
}

/** Whether this person may see the ticket a file belongs to. */
export async function seesTicket(ctx: Ctx, ticketId: string): Promise<boolean> {
  const { rows } =
    await sql`select from tickets t where t.tenant_id = ${ctx.tenantId} and t.id = ${ticketId} and ${visibleTickets(ctx, 't')}`.execute(
      ctx.db,
    )
  return rows.length > 0
}
