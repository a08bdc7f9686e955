import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { isOver } from './rules.ts'

/** Whether more can still be said to a ticket. */
export async function isLiving(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql<{
    state: string
  }>`select state from tickets where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  return rows[0] !== undefined && !isOver(rows[0].state)
}
