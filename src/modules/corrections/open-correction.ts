import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { numberOf, ticketInSight } from '../tickets/take-step.ts'
import { linkToCorrection, openCorrection } from './contract.ts'
import { correctionIn } from './queries.ts'

export const openCorrectionOperation = implement(openCorrection, async (ctx, input) => {
  await projectInSight(ctx, input.projectId)
  const { rows } =
    await sql`select from staff where tenant_id = ${ctx.tenantId} and id = ${input.owner} and left_on is null`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('corrections.no_such_colleague', {}, 'owner')
  const id = newId(Date.parse(ctx.now))
  const { projectId, dueOn, ticketIds, days, category, cause, ...rest } = input
  await ctx.db
    .insertInto('corrections')
    .values({
      tenant_id: ctx.tenantId,
      id,
      project_id: projectId,
      ...rest,
      category: category ?? null,
      cause: cause ?? null,
      due_on: sql<string>`${dueOn}::date`,
      opened_by: ctx.actor.id!,
      opened_at: ctx.now,
      state: 'open',
    })
    .execute()
  if (days)
    await sql`insert into correction_tickets (tenant_id, correction_id, ticket_id, at) select ${ctx.tenantId}, ${id}, t.id, ${ctx.now} from tickets t
      where t.tenant_id = ${ctx.tenantId} and t.project_id = ${projectId} and t.filed_at > ${ctx.now}::timestamptz - make_interval(days => ${days}) and t.kind = ${input.kind}
        and t.category is not distinct from ${category ?? null} and t.cause is not distinct from ${cause ?? null} and t.state not in ('merged', 'withdrawn') and not t.confidential`.execute(
      ctx.db,
    )
  const tickets = await link(ctx, { id, project_id: projectId }, ticketIds)
  await ringAtOnce(ctx, [{ staffId: input.owner, kind: 'correction-given', detail: { correctionId: id } }])
  return { id, tickets }
})

export const linkToCorrectionOperation = implement(linkToCorrection, async (ctx, { id, ticketIds }) => {
  const correction = await correctionIn(ctx, id, null, ['open', 'done', 'proved'])
  return { tickets: await link(ctx, correction, ticketIds) }
})

async function link(
  ctx: Ctx,
  correction: { id: string; project_id: string },
  ticketIds: readonly string[],
): Promise<number> {
  for (const ticketId of ticketIds) {
    const ticket = await ticketInSight(ctx, ticketId)
    if (ticket.project_id !== correction.project_id)
      throw new Refusal('corrections.elsewhere', { number: numberOf(ticket) })
    await sql`insert into correction_tickets (tenant_id, correction_id, ticket_id, at) values (${ctx.tenantId}, ${correction.id}, ${ticketId}, ${ctx.now})
      on conflict do nothing`.execute(ctx.db)
  }
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from correction_tickets where tenant_id = ${ctx.tenantId} and correction_id = ${correction.id}`.execute(
    ctx.db,
  )
  return rows[0]!.count
}
