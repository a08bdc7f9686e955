import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'

/**
 * When something happened by the word of a phone in the field, which may have a wrong clock: never later than now, never
 * before the last that is known of the ticket.
 */
export async function whenInField(ctx: Ctx, ticketId: string, said: string | undefined): Promise<string> {
  if (!said) return ctx.now
  const { rows } = await sql<{ at: string }>`
    select least(greatest(${said}::timestamptz, max(x.at)), ${ctx.now}::timestamptz) as at from ticket_steps x where x.tenant_id = ${ctx.tenantId} and x.ticket_id = ${ticketId}`.execute(
    ctx.db,
  )
  return rows[0]?.at ?? ctx.now
}
