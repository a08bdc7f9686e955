import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { clockWords } from '../tickets/contract/words.ts'
import { kindNamed } from '../tickets/kinds.ts'
import { sayMoment } from '../tickets/say-filed.ts'
import { ticketToMove } from '../tickets/take-step.ts'
import { hasEnded, openAt } from './ask-approval.ts'
import { courseOf } from './find-seats.ts'

/** Where the playbook sends a broken promise upwards, the matter waits for a word; asked once while it waits. */
export async function askOverdue(ctx: Ctx, ticketId: string, clock: string, dueAt: string): Promise<void> {
  const ticket = await ticketToMove(ctx, ticketId)
  // A kind that no running policy knows any more sends nothing upwards.
  const known = await kindNamed(ctx, ticket.kind).catch(() => null)
  if (hasEnded(ticket) || !known?.kind.escalate.some(({ when }) => when === 'overdue')) return
  const { rows } =
    await sql`select from approvals where tenant_id = ${ctx.tenantId} and ticket_id = ${ticketId}
    and what = 'overdue' and state = 'open'`.execute(ctx.db)
  if (rows.length > 0) return
  const values = { brokenClock: clock }
  const course = await courseOf(ctx, ticket, { what: 'overdue', amount: null, by: null, values })
  if (!course.approval) return
  const promise = clockWords[clock]
  const by = sayMoment(ctx, dueAt)
  const reason = `${promise?.zh ?? clock}应在 ${by.zh} 前 · ${promise?.en ?? clock} by ${by.en}`
  await openAt(ctx, ticket, course, { what: 'overdue', reason, amount: null, level: null })
}
