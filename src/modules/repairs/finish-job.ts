import { newId } from '#platform/id.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { solve } from '../tickets/answer-ticket.ts'
import { whenInField } from '../tickets/field-time.ts'
import { ticketToMove } from '../tickets/take-step.ts'
import { finishJob } from './contract/jobs.ts'
import { totalOf, yuan } from './rules.ts'

export const finishJobOperation = implement(finishJob, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const at = await whenInField(ctx, ticket.id, input.at)
  const totalFen = totalOf(input.lines, input.labourFen)
  if (input.terms === 'paid') refuseUnagreed(totalFen, input.agreed?.fen)
  const { version, state } = await solve(ctx, ticket, {
    words: input.words,
    cause: input.cause,
    at,
    files: [...input.before, ...input.after, ...input.signature],
  })
  await ctx.db
    .insertInto('job_sheets')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      ticket_id: ticket.id,
      staff_id: ctx.actor.id,
      done_at: at,
      recorded_at: ctx.now,
      terms: input.terms,
      part: input.part ?? null,
      lines: JSON.stringify(input.lines),
      labour_fen: input.labourFen,
      total_fen: totalFen,
      agreed_at: input.agreed?.at ?? null,
      agreed_fen: input.agreed?.fen ?? null,
      before: input.before,
      after: input.after,
      signature: input.signature[0] ?? null,
      signed_by: input.signedBy ?? null,
    })
    .execute()
  return { version, state, totalFen }
})

/** Nobody pays what he did not say yes to. */
function refuseUnagreed(totalFen: number, agreedFen: number | undefined): void {
  if (totalFen === 0) return
  if (agreedFen === undefined) throw new Refusal('repairs.not_agreed', { yuan: yuan(totalFen) }, 'agreed')
  if (agreedFen < totalFen)
    throw new Refusal('repairs.agreed_less', { agreed: yuan(agreedFen), yuan: yuan(totalFen) }, 'agreed')
}
