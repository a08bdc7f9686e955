import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { linkTicket, mergeTicket } from './contract/moves.ts'
import { numberText } from './rules.ts'
import { takeStep, ticketToMove } from './take-step.ts'

/** Both rows are taken in one order, so that two who merge crosswise do not wait for each other. */
async function both(ctx: Ctx, id: string, version: number, otherId: string) {
  if (id === otherId) throw new Refusal('tickets.same', {}, 'otherId')
  if (id < otherId) {
    const one = await ticketToMove(ctx, id, version)
    return { one, other: await ticketToMove(ctx, otherId) }
  }
  const other = await ticketToMove(ctx, otherId)
  return { one: await ticketToMove(ctx, id, version), other }
}

export const mergeTicketOperation = implement(mergeTicket, async (ctx, input) => {
  const { one, other } = await both(ctx, input.id, input.version, input.intoId)
  if (other.state === 'merged') throw new Refusal('tickets.same', {}, 'intoId')
  const into = numberText(other.day, other.number)
  const { version, state } = await takeStep(ctx, one, {
    move: 'merge',
    files: input.files,
    reason: input.reason,
    detail: { into: other.id, number: into },
    set: { merged_into: other.id, outcome: 'merged' },
    event: 'ticket.merged',
  })
  const earlier = one.filed_at < other.filed_at ? one.filed_at : other.filed_at
  await takeStep(ctx, other, {
    move: 'absorb',
    detail: { from: one.id, number: numberText(one.day, one.number) },
    set: { filed_at: earlier },
    event: 'ticket.absorbed',
    values: { filedAt: earlier, was: other.filed_at },
  })
  // What was merged into the merged one before follows it.
  await sql`update tickets set merged_into = ${other.id} where tenant_id = ${ctx.tenantId} and merged_into = ${one.id}`.execute(
    ctx.db,
  )
  return { version, state }
})

export const linkTicketOperation = implement(linkTicket, async (ctx, input) => {
  const { one, other } = await both(ctx, input.id, input.version, input.otherId)
  await sql`insert into ticket_links (tenant_id, ticket_id, other_id, at, by) values (${ctx.tenantId}, ${one.id}, ${other.id}, ${ctx.now}, ${ctx.actor.id})
    on conflict do nothing`.execute(ctx.db)
  const { version, state } = await takeStep(ctx, one, {
    move: 'link',
    files: input.files,
    reason: input.reason,
    detail: { other: other.id, number: numberText(other.day, other.number) },
    event: 'ticket.linked',
  })
  return { version, state }
})
