import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { ruleTitle } from '../obligations/rule-words.ts'
import { customerFacts } from './add-customer.ts'
import { transferHome } from './contract/transfer.ts'
import { insertHolding, type Place } from './holdings.ts'
import { customerInSight, visible } from './queries.ts'
import { type Holding, momentOf, setHoldingDate } from './record-holding-fact.ts'
import { insertCustomer } from './save-customer.ts'
import { changesBetween, rowsAround } from './transfer-rows.ts'
import { keepTransfer } from './undo-transfer.ts'

interface Held extends Holding, Omit<Place, 'unitId' | 'projectId'> {
  name: string
  role: string
  handover_on: string | null
  handover_level: string | null
  handed_over_on: string | null
}

const PREVIEW = 'transfer_preview'

export const transferHomeOperation = implement(transferHome, async (ctx, input) => {
  if (input.on > localDayOf(ctx.now, ctx.tenant.timeZone)) throw new Refusal('events.future', {}, 'on')
  if (Boolean(input.customerId) === Boolean(input.newcomer)) throw new Refusal('customers.new_owner')
  await refuseClosedMonth(ctx, momentOf(ctx, input.on))
  const held = await heldBy(ctx, input.unitId)
  const owner = held.find(({ role }) => role === 'owner') ?? held[0]
  if (!owner) throw new Refusal('customers.no_owner')
  if (held.some(({ customer_id }) => customer_id === input.customerId))
    throw new Refusal('customers.holding_exists', {}, 'customerId')
  if (input.preview) await ctx.client.query(`savepoint ${PREVIEW}`)
  const people = [
    ...held.map(({ customer_id }) => customer_id),
    ...(input.customerId ? [input.customerId] : []),
  ]
  const rowsBefore = await rowsAround(ctx, input.unitId, people)
  const before = await stillOpen(ctx, held)
  for (const holding of held) await setHoldingDate(ctx, holding, 'ended', input.on)
  await moveMainHomes(ctx, held)
  const left = new Set((await stillOpen(ctx, held)).map(({ id }) => id))
  const place = {
    unitId: input.unitId,
    room: owner.room,
    projectId: owner.project_id,
    stewardId: owner.stewardId,
  }
  const customerId = input.customerId ?? (await addNewcomer(ctx, input.newcomer!, place))
  if (input.customerId) await customerInSight(ctx, input.customerId)
  const id = await insertHolding(ctx, customerId, place, 'owner')
  // The warranty runs from the home's handover, whoever holds it.
  await sql`update holdings set handover_on = ${owner.handover_on}::date, handover_level = ${owner.handover_level}, handed_over_on = ${owner.handed_over_on}::date
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  const holding = {
    id,
    customer_id: customerId,
    unit_id: input.unitId,
    project_id: owner.project_id,
    steward_id: owner.stewardId,
    subscribed_on: null,
  }
  const outcome = await setHoldingDate(ctx, holding, input.begins, input.on)
  const opened = await titled(
    ctx,
    outcome.opened.map((one) => one.id),
  )
  const closed = await titled(
    ctx,
    before.map(({ id: duty }) => duty).filter((duty) => !left.has(duty)),
  )
  let transferId: string | null = null
  if (input.preview) await ctx.client.query(`rollback to savepoint ${PREVIEW}`)
  else {
    const customerIds = [...new Set([...people, customerId])]
    transferId = await keepTransfer(ctx, {
      unitId: input.unitId,
      on: input.on,
      former: owner.name,
      customerIds,
      newcomer: input.newcomer ? customerId : null,
      changed: changesBetween(rowsBefore, await rowsAround(ctx, input.unitId, customerIds)),
    })
  }
  return {
    transferId,
    customerId: input.preview && input.newcomer ? null : customerId,
    ended: held.map(({ name, role }) => ({ name, role })),
    closed,
    opened,
    stage: outcome.stage,
    handedOverOn: owner.handed_over_on,
  }
})

/** Owners and their family as of now, within sight, locked. A tenant stays. */
async function heldBy(ctx: Ctx, unitId: string): Promise<Held[]> {
  const { rows } =
    await sql<Held>`select h.id, h.customer_id, h.unit_id, h.project_id, h.steward_id, h.subscribed_on, h.role, c.name, u.room,
      u.steward_id as "stewardId", h.handover_on, h.handover_level, h.handed_over_on
    from holdings h join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
    where h.tenant_id = ${ctx.tenantId} and h.unit_id = ${unitId} and h.ended_on is null and h.role <> 'occupant' and ${visible(ctx, 'c')}
    order by h.role = 'owner' desc, h.id for update of h`.execute(ctx.db)
  return rows.some(({ role }) => role !== 'family') ? rows : []
}

async function stillOpen(ctx: Ctx, held: readonly Held[]): Promise<{ id: string }[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from obligations where tenant_id = ${ctx.tenantId} and state in ('open', 'waiting')
    and customer_id = any(${held.map(({ customer_id }) => customer_id)}::uuid[]) order by due_at, id`.execute(
    ctx.db,
  )
  return rows
}

/** Who sold it has another of his homes as his main one, or none. */
async function moveMainHomes(ctx: Ctx, held: readonly Held[]): Promise<void> {
  await sql`update customers c set main_unit_id = n.unit_id, room = n.room, project_id = coalesce(n.project_id, c.project_id), steward_id = n.steward_id
    from unnest(${held.map(({ customer_id }) => customer_id)}::uuid[]) as s(id) left join lateral (
      select u.id as unit_id, u.room, u.project_id, u.steward_id from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
      where h.tenant_id = ${ctx.tenantId} and h.customer_id = s.id and h.ended_on is null order by h.role = 'owner' desc, h.id limit 1) n on true
    where c.tenant_id = ${ctx.tenantId} and c.id = s.id and c.main_unit_id = ${held[0]!.unit_id}`.execute(
    ctx.db,
  )
}

async function addNewcomer(ctx: Ctx, newcomer: { name: string; phone?: string | undefined }, place: Place) {
  const { name, phone } = newcomer
  const { id } = await insertCustomer(ctx, { kind: 'person', name, ...(phone ? { phone } : {}) }, place)
  await recordEvent(ctx, {
    kind: 'customer.created',
    subject: { kind: 'customer', id },
    projectId: place.projectId,
    values: customerFacts({}, place),
  })
  return id
}

async function titled(ctx: Ctx, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    playbook: string
    version: number
    rule: string
    clause: string
    customer: string | null
    dueAt: string | null
  }>`select o.id, o.playbook, o.version, o.rule, o.clause, o.due_at as "dueAt", c.name as customer from obligations o
    left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id
    where o.tenant_id = ${ctx.tenantId} and o.id = any(${[...ids]}::uuid[]) order by o.due_at, o.id`.execute(
    ctx.db,
  )
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      title: await ruleTitle(ctx, row),
      customer: row.customer,
      dueAt: row.dueAt,
    })),
  )
}
