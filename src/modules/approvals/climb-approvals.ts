import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { type Ring, ringAtOnce } from '../obligations/ring-at-once.ts'
import type { StoredRung } from '../obligations/write-effects.ts'
import { climbApprovals } from './contract.ts'
import type { Seat } from './find-seats.ts'

interface Waiting {
  id: string
  ticket_id: string
  seats: Seat[]
  ladder: StoredRung[]
  rung: number
}

/**
 * Takes the approvals whose next rung has come, skipping those another worker holds. The rung counter moves in the same
 * transaction as what the rung tells, so each is told once or not at all.
 */
export const climbApprovalsOperation = implement(climbApprovals, async (ctx, { limit }) => {
  const { rows } = await sql<Waiting>`select id, ticket_id, seats, ladder, rung from approvals
    where tenant_id = ${ctx.tenantId} and state = 'open' and next_step_at <= ${ctx.now}::timestamptz
    order by next_step_at limit ${limit} for update skip locked`.execute(ctx.db)
  const rings: Ring[] = []
  for (const { id, ticket_id, seats, ladder, rung } of rows) {
    const reached = ladder.filter(({ at }, n) => n >= rung && Date.parse(at) <= Date.parse(ctx.now))
    const told = reached.flatMap(({ tell, words }) => [...tell, ...(words.length > 0 ? seats.flat() : [])])
    for (const staffId of new Set(told))
      rings.push({ staffId, kind: 'approval-waits', detail: { ticketId: ticket_id } })
    await sql`update approvals set rung = ${rung + reached.length}, next_step_at = ${ladder[rung + reached.length]?.at ?? null}
      where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  }
  await ringAtOnce(ctx, rings)
  return { taken: rows.length }
})
