import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { kindTitles } from './kinds.ts'
import { toRow } from './list-queue.ts'
import { type ListedTicket, rowColumns, rowJoins, visibleTickets } from './queries.ts'

export type TicketBehind = ReturnType<typeof toRow> & {
  solvedAt: string | null
  closedAt: string | null
  outcome: string | null
}

/** Of these tickets, those within this person's sight as rows of a list, newest first; for lists other modules show. */
export async function listedAmong(ctx: Ctx, ids: readonly string[]): Promise<TicketBehind[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<
    ListedTicket & { solved_at: string | null; closed_at: string | null; outcome: string | null }
  >`
    select ${rowColumns}, null::timestamptz as due_at, null as clock, t.solved_at, t.closed_at, t.outcome from tickets t ${rowJoins}
    where t.tenant_id = ${ctx.tenantId} and t.id = any(${[...ids]}::uuid[]) and ${visibleTickets(ctx, 't')} order by t.filed_at desc, t.id`.execute(
    ctx.db,
  )
  const titles = await kindTitles(ctx)
  return rows.map(({ solved_at, closed_at, outcome, ...row }) => ({
    ...toRow(row, titles),
    solvedAt: solved_at,
    closedAt: closed_at,
    outcome,
  }))
}
