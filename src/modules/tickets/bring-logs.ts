import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { bringTickets, removeTickets } from './bring-tickets.ts'

/** One step of a request as another program logged it. */
export interface LoggedStep {
  /** Of the request, in that program. */
  number: string
  at: string
  words: string
  kind: string
  playbook: string
  category: string | null
  projectId: string
  staffId: string | null
}

/**
 * Keeps steps in the story of their requests, which are made where this import has not made them yet: begun with the first and ended with the
 * last step of the whole file. They are told to no playbook. Answers the ids of the steps, in their order.
 */
export async function bringLoggedSteps(
  ctx: Ctx,
  importId: string,
  steps: readonly LoggedStep[],
): Promise<string[]> {
  if (steps.length === 0) return []
  const numbers = [...new Set(steps.map(({ number }) => number))]
  const tickets = await ticketsOfImport(ctx, importId, numbers)
  const missing = numbers.filter((number) => !tickets.has(number))
  if (missing.length > 0) {
    await bringTickets(ctx, importId, await requestsOf(ctx, importId, missing, steps))
    for (const [number, id] of await ticketsOfImport(ctx, importId, missing)) tickets.set(number, id)
  }
  const rows = steps.map(({ number, at, words, staffId }) => ({
    id: newId(Date.parse(ctx.now)),
    ticket: tickets.get(number)!,
    at,
    words,
    staff: staffId,
  }))
  await sql`insert into ticket_steps (tenant_id, id, ticket_id, move, from_state, to_state, at, recorded_at, actor_kind, actor_id, words)
    select ${ctx.tenantId}, id, ticket, 'add', 'filed', 'filed', at, ${ctx.now}, case when staff is null then ${ctx.actor.kind} else 'staff' end,
      coalesce(staff, ${ctx.actor.id}::uuid), words
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, ticket uuid, at timestamptz, words text, staff uuid)`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

async function ticketsOfImport(
  ctx: Ctx,
  importId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await ctx.client.query<{ number: string; id: string }>(
    'select outside_number as number, id from tickets where tenant_id = $1 and import_id = $2 and outside_number = any($3::text[])',
    [ctx.tenantId, importId, numbers],
  )
  return new Map(rows.map(({ number, id }) => [number, id]))
}

/** The requests of these numbers, from their first to their last step that is still to come in. */
async function requestsOf(
  ctx: Ctx,
  importId: string,
  numbers: readonly string[],
  steps: readonly LoggedStep[],
) {
  const { rows } = await ctx.client.query<{ number: string; first: string; last: string; words: string }>(
    `select plan->>'number' as number, min((plan->>'at')::timestamptz) as first, max((plan->>'at')::timestamptz) as last,
       (array_agg(plan->>'words' order by (plan->>'at')::timestamptz, row))[1] as words
     from import_rows where tenant_id = $1 and import_id = $2 and outcome = 'create' and plan->>'number' = any($3::text[]) group by 1`,
    [ctx.tenantId, importId, numbers],
  )
  const stepOf = new Map(steps.map((step) => [step.number, step]))
  return rows.map(({ number, first, last, words }) => {
    const { kind, playbook, category, projectId, staffId } = stepOf.get(number)!
    return {
      id: newId(Date.parse(ctx.now)),
      number,
      kind,
      playbook,
      category,
      projectId,
      staffId,
      words,
      filedAt: first,
      closedAt: last,
      channel: 'other',
      result: null,
      satisfied: null,
      customerId: null,
      unitId: null,
      holdingId: null,
    }
  })
}

/** Of these steps, those of requests that somebody has moved since they came. */
export async function loggedStepsWorkedOn(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await ctx.client.query<{ id: string; number: string }>(
    `select s.id, t.outside_number as number from ticket_steps s join tickets t on t.tenant_id = s.tenant_id and t.id = s.ticket_id
     where s.tenant_id = $1 and s.id = any($2::uuid[]) and (t.version > 1 or t.state <> 'closed' or t.urged > 0
       or exists (select from ticket_links l where l.tenant_id = $1 and (l.ticket_id = t.id or l.other_id = t.id)))`,
    [ctx.tenantId, ids],
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** Takes steps back, and with the last one of a request the request. */
export async function removeLoggedSteps(ctx: Ctx, importId: string, ids: readonly string[]): Promise<void> {
  const { rows } = await ctx.client.query<{ ticket: string }>(
    'delete from ticket_steps where tenant_id = $1 and id = any($2::uuid[]) returning ticket_id as ticket',
    [ctx.tenantId, ids],
  )
  const touched = [...new Set(rows.map(({ ticket }) => ticket))]
  const { rows: empty } = await ctx.client.query<{ id: string }>(
    `select t.id from tickets t where t.tenant_id = $1 and t.import_id = $2 and t.id = any($3::uuid[])
       and not exists (select from ticket_steps s where s.tenant_id = $1 and s.ticket_id = t.id and s.move = 'add')`,
    [ctx.tenantId, importId, touched],
  )
  await removeTickets(
    ctx,
    empty.map(({ id }) => id),
  )
}
