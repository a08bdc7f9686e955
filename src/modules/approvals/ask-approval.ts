import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import type { StoredRung } from '../obligations/write-effects.ts'
import { stateWords } from '../tickets/contract/words.ts'
import { kindNamed } from '../tickets/kinds.ts'
import { type Ticket, ticketInSight } from '../tickets/take-step.ts'
import { type Asked, askApproval, askingWords, withdrawApproval } from './contract.ts'
import { type Course, courseOf, type Seat } from './find-seats.ts'
import { openApproval } from './queries.ts'

export const hasEnded = ({ state }: Pick<Ticket, 'state'>) =>
  ['closed', 'withdrawn', 'rejected', 'merged'].includes(state)

export const askApprovalOperation = implement(askApproval, async (ctx, input) => {
  const ticket = await ticketInSight(ctx, input.ticketId, true)
  if (hasEnded(ticket) && input.what !== 'compensate')
    throw new Refusal('approvals.not_now', { state: stateWords[ticket.state], what: askingWords[input.what] })
  if (input.what === 'compensate' && input.amount === undefined)
    throw new Refusal('approvals.amount', {}, 'amount')
  if (input.what === 'lower-level') await refuseNotLower(ctx, ticket, input.level)
  return ask(ctx, ticket, {
    what: input.what,
    reason: input.reason,
    amount: input.what === 'compensate' ? input.amount! : null,
    level: input.what === 'lower-level' ? input.level! : null,
  })
})

/** The empty level is below all. */
async function refuseNotLower(ctx: Ctx, ticket: Ticket, level: string | undefined): Promise<void> {
  const { kind } = await kindNamed(ctx, ticket.kind)
  const order = kind.levels.map(({ is }) => is)
  const rank = (name: string | null | undefined) => (name ? order.indexOf(name) : order.length)
  if (level === undefined || (level !== '' && !order.includes(level)) || rank(level) <= rank(ticket.severity))
    throw new Refusal('approvals.level', { now: ticket.severity ?? '–' }, 'level')
}

/** Opens what was asked for at its first step and tells those who may decide it. */
export async function ask(
  ctx: Ctx,
  ticket: Ticket,
  asked: { what: Asked; reason: string; amount: number | null; level: string | null },
): Promise<{ id: string; waitsFor: string[] }> {
  await refuseTwice(ctx, ticket.id, asked.what)
  const course = await courseOf(ctx, ticket, { what: asked.what, amount: asked.amount, by: ctx.actor.id })
  return openAt(ctx, ticket, course, asked)
}

/** Opens it where its course begins. */
export async function openAt(
  ctx: Ctx,
  ticket: Ticket,
  course: Course,
  asked: { what: Asked; reason: string; amount: number | null; level: string | null },
): Promise<{ id: string; waitsFor: string[] }> {
  const standing = course.standing([])
  const step = 'step' in standing ? standing.step : 0
  const seats = await course.seats(step)
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('approvals')
    .values({
      tenant_id: ctx.tenantId,
      id,
      what: asked.what,
      playbook: course.running.name,
      playbook_version: course.running.version,
      approval: course.approval?.name ?? null,
      ticket_id: ticket.id,
      project_id: ticket.project_id,
      asked_by_kind: ctx.actor.kind,
      asked_by: ctx.actor.id,
      asked_at: ctx.now,
      reason: asked.reason,
      amount_cents: asked.amount === null ? null : Math.round(asked.amount * 100),
      level: asked.level,
      state: 'open',
      step,
      seats: JSON.stringify(seats),
      due_at: course.due(step),
      ...climbing(course.ladder(step)),
    })
    .execute()
  await tellSeats(ctx, seats, ticket.id, asked.what)
  return { id, waitsFor: await namesOf(ctx, seats.flat()) }
}

/** A ladder as it stands beside an approval, from its first rung. */
export const climbing = (ladder: readonly StoredRung[]) => ({
  ladder: JSON.stringify(ladder),
  rung: 0,
  next_step_at: ladder[0]?.at ?? null,
})

async function refuseTwice(ctx: Ctx, ticketId: string, what: Asked): Promise<void> {
  const { rows } = await sql<{
    seats: Seat[]
  }>`select seats from approvals where tenant_id = ${ctx.tenantId} and ticket_id = ${ticketId}
    and what = ${what} and state = 'open'`.execute(ctx.db)
  if (!rows[0]) return
  const names = await namesOf(ctx, rows[0].seats.flat())
  const who: Words = { zh: names.join('、'), en: names.join(', ') }
  throw new Refusal('approvals.asked', { what: askingWords[what], who })
}

export const tellSeats = (ctx: Ctx, seats: readonly Seat[], ticketId: string, what: Asked) =>
  ringAtOnce(
    ctx,
    [...new Set(seats.flat())].map((staffId) => ({
      staffId,
      kind: what === 'appeal' ? ('ticket-appealed' as const) : ('approval-asked' as const),
      detail: { ticketId },
    })),
  )

export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    name: string
  }>`select name from staff where tenant_id = ${ctx.tenantId} and id = any(${[...new Set(ids)]}::uuid[]) order by name`.execute(
    ctx.db,
  )
  return rows.map(({ name }) => name)
}

export const withdrawApprovalOperation = implement(withdrawApproval, async (ctx, { id }) => {
  const approval = await openApproval(ctx, id)
  if (approval.asked_by !== ctx.actor.id) throw new Refusal('approvals.unknown')
  await sql`update approvals set state = 'withdrawn', decided_at = ${ctx.now}, next_step_at = null, version = version + 1 where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  return { ok: true }
})
