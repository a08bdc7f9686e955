import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { closeDutiesOf } from '../obligations/close-duties.ts'
import type { Fact, Outcome } from '../obligations/facts.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { recordEvents } from '../obligations/record-events.ts'
import { recordHappyEvent } from './contract/history.ts'
import { recordHoldingFact } from './contract/holdings.ts'
import { type HoldingEvent, holdingEvents } from './contract/words.ts'
import { customerInSight, visible } from './queries.ts'

const columns: Record<HoldingEvent, string> = {
  reserved: 'reserved_on',
  subscribed: 'subscribed_on',
  signed: 'signed_on',
  'handover-planned': 'handover_on',
  'handed-over': 'handed_over_on',
  'moved-in': 'moved_in_on',
  ended: 'ended_on',
}

export interface Holding {
  id: string
  customer_id: string
  unit_id: string
  project_id: string
  steward_id: string | null
  subscribed_on: string | null
}

/** Sets a date of a holding and records the fact as having happened on that day, at noon of the company's zone unless today. */
export async function setHoldingDate(
  ctx: Ctx,
  holding: Holding,
  event: HoldingEvent,
  on: string,
  options: { at?: string; importId?: string } = {},
): Promise<Outcome> {
  await sql`update holdings set ${sql.ref(columns[event])} = ${on} ${event === 'handover-planned' ? sql`, handover_level = 'holding'` : sql``}
    where tenant_id = ${ctx.tenantId} and id = ${holding.id}`
    .execute(ctx.db)
    .catch((cause) => {
      if (cause.code === '23514') throw new Refusal('customers.ended_before', {}, 'on')
      throw cause
    })
  const at = options.at ?? momentOf(ctx, event === 'handover-planned' ? ctx.now.slice(0, 10) : on)
  const outcome = await recordEvent(ctx, { ...factOf(holding, event, on, at), importId: options.importId })
  if (event === 'ended')
    outcome.closed += await closeDutiesOf(ctx, { kind: 'holding', id: holding.id }, '过户')
  return outcome
}

/** Plans the handover of many homes on one day, at the level that says so: one statement, decided together. */
export async function planHandovers(
  ctx: Ctx,
  holdings: readonly Holding[],
  on: string,
  level: string,
): Promise<Outcome> {
  await sql`update holdings set handover_on = ${on}::date, handover_level = ${level}
    where tenant_id = ${ctx.tenantId} and id = any(${holdings.map((holding) => holding.id)}::uuid[])`.execute(
    ctx.db,
  )
  return recordEvents(
    ctx,
    holdings.map((holding) => factOf(holding, 'handover-planned', on, ctx.now)),
  )
}

function factOf(holding: Holding, event: HoldingEvent, on: string, at: string): Fact {
  return {
    kind: `holding.${event}`,
    subject: { kind: 'holding', id: holding.id },
    at,
    customerId: holding.customer_id,
    unitId: holding.unit_id,
    projectId: holding.project_id,
    values: {
      [holdingEvents[event].field]: on,
      customer: holding.customer_id,
      unit: holding.unit_id,
      project: holding.project_id,
      ...(holding.steward_id ? { steward: holding.steward_id } : {}),
    },
  }
}

/** A day without an hour: noon there, or now when that would be later than now. */
export function momentOf(ctx: Ctx, day: string): string {
  const noon = `${day}T04:00:00.000Z`
  return noon > ctx.now ? ctx.now : noon
}

export async function holdingInSight(ctx: Ctx, id: string): Promise<Holding> {
  const { rows } =
    await sql<Holding>`select h.id, h.customer_id, h.unit_id, h.project_id, h.steward_id, h.subscribed_on from holdings h
    join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id
    where h.tenant_id = ${ctx.tenantId} and h.id = ${id} and ${visible(ctx, 'c')} for update of h`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new Refusal('customers.holding_unknown')
  return rows[0]
}

const HOLDING_PREVIEW = 'holding_preview'

export const recordHoldingFactOperation = implement(recordHoldingFact, async (ctx, input) => {
  const holding = await holdingInSight(ctx, input.id)
  if (input.on > ctx.now.slice(0, 10) && input.event !== 'handover-planned' && localDay(ctx) < input.on)
    throw new Refusal('events.future', {}, 'on')
  if (input.preview) await ctx.client.query(`savepoint ${HOLDING_PREVIEW}`)
  const outcome = await setHoldingDate(ctx, holding, input.event, input.on)
  if (input.preview) await ctx.client.query(`rollback to savepoint ${HOLDING_PREVIEW}`)
  const dues = outcome.opened.map((each) => each.dueAt).filter((due) => due !== null)
  return {
    opened: outcome.opened.length,
    closed: outcome.closed + outcome.met.length,
    unopened: outcome.unopened,
    earliestDueAt: dues.sort()[0] ?? null,
    stage: outcome.stage,
  }
})

const localDay = (ctx: Ctx) => localDayOf(ctx.now, ctx.tenant.timeZone)

export const recordHappyEventOperation = implement(recordHappyEvent, async (ctx, input) => {
  const customer = await customerInSight(ctx, input.id)
  const outcome = await recordEvent(ctx, {
    kind: 'customer.happy-event-recorded',
    subject: { kind: 'customer', id: input.id },
    projectId: customer.project_id,
    at: momentOf(ctx, input.on),
    values: { what: input.what, on: input.on },
  })
  return { opened: outcome.opened.length }
})
