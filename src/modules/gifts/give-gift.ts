import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { attachFiles, holdFiles } from '../files/see-file.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { stateDone } from '../obligations/state-done.ts'
import { giveGift, proposeGifts, takeGiftBack } from './contract/giving.ts'
import { reasons } from './contract/words.ts'
import { yuan } from './keep-gifts.ts'
import { moveStock } from './move-stock.ts'
import { fits, type GiftRow, lockGift } from './queries.ts'
import { proposedOf } from './rules.ts'

interface Person {
  name: string
  unit_id: string | null
  project_id: string | null
}

async function personOf(ctx: Ctx, id: string): Promise<Person> {
  await customerInScope(ctx, id)
  const { rows } = await sql<Person>`select name, main_unit_id as unit_id, project_id from customers
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  return rows[0]!
}

/** When this person was given each kind that did not come back, days by the company's clock. */
async function hadOf(ctx: Ctx, customerId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ gift_id: string; on: string }>`
    select gift_id, (at at time zone ${ctx.tenant.timeZone})::date as on from gift_moves
    where tenant_id = ${ctx.tenantId} and customer_id = ${customerId} and kind = 'given' and returned_at is null`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ gift_id, on }) => [gift_id, on]))
}

/** The kinds of the projects he has a home in, or belongs to. */
async function giftsFor(ctx: Ctx, customerId: string): Promise<GiftRow[]> {
  const { rows } =
    await sql<GiftRow>`select g.id, g.project_id, g.name, g.occasions, g.worth_cents, g.stock, g.retired_at from gifts g
    where g.tenant_id = ${ctx.tenantId} and g.project_id in (
      select h.project_id from holdings h where h.tenant_id = ${ctx.tenantId} and h.customer_id = ${customerId} and h.ended_on is null
      union select c.project_id from customers c where c.tenant_id = ${ctx.tenantId} and c.id = ${customerId} and c.project_id is not null)`.execute(
      ctx.db,
    )
  return rows
}

/** What the policy asks to deliver where this is owed to him. */
async function occasionOf(ctx: Ctx, customerId: string, obligationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ occasion: string | null }>`select used->>'what' as occasion from obligations
    where tenant_id = ${ctx.tenantId} and id = ${obligationId} and customer_id = ${customerId} and used->>'verb' = 'deliver'`.execute(
    ctx.db,
  )
  return rows[0]?.occasion ?? undefined
}

export const proposeGiftsOperation = implement(proposeGifts, async (ctx, { customerId, obligationId }) => {
  await customerInScope(ctx, customerId)
  const occasion = obligationId ? await occasionOf(ctx, customerId, obligationId) : undefined
  const had = await hadOf(ctx, customerId)
  const gifts = (await giftsFor(ctx, customerId)).filter(
    (gift) => gift.retired_at === null && fits(gift, occasion),
  )
  const proposed = proposedOf(gifts, new Set(had.keys()), occasion)
  const rank = (gift: GiftRow) => (gift === proposed ? 0 : had.has(gift.id) ? 3 : gift.stock > 0 ? 1 : 2)
  return {
    choices: gifts
      .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'zh'))
      .map(({ id, name, worth_cents, stock }) => ({
        id,
        name,
        worth: yuan(worth_cents),
        stock,
        hadOn: had.get(id) ?? null,
      })),
    proposed: proposed?.id ?? null,
  }
})

export const giveGiftOperation = implement(giveGift, async (ctx, input) => {
  const person = await personOf(ctx, input.customerId)
  // Held from here on: two who give the last one away at once are one after the other.
  const gift = await lockGift(ctx, input.giftId, true)
  const name = gift.name
  if (gift.retired_at) throw new Refusal('gifts.retired', { name }, 'giftId')
  if (!(await giftsFor(ctx, input.customerId)).some(({ id }) => id === gift.id))
    throw new Refusal('gifts.elsewhere', { name }, 'giftId')
  const on = (await hadOf(ctx, input.customerId)).get(gift.id)
  if (on) throw new Refusal('gifts.had_already', { who: person.name, on, name }, 'giftId')
  if (gift.stock < 1) throw new Refusal('gifts.none_left', { name }, 'giftId')
  const { at, note, fileIds, customerId, obligationId } = input
  const told = { gift: name, giftId: gift.id }
  if (obligationId) {
    const { duty, inTime } = await stateDone(ctx, { id: obligationId, at, note, fileIds }, told)
    const { verb, what } = duty.used as { verb: string; what?: unknown }
    if (verb !== 'deliver' || duty.customer_id !== customerId) throw new Refusal('gifts.not_a_gift')
    const occasion = typeof what === 'string' ? what : null
    const move = { obligationId, unitId: duty.unit_id, occasion, note: note ?? null }
    return { ...(await given(ctx, gift, customerId, move, at)), inTime }
  }
  if (!input.reason) throw new Refusal('gifts.why', {}, 'reason')
  await refuseClosedMonth(ctx, at ?? ctx.now)
  await holdFiles(ctx, fileIds)
  await attachFiles(ctx, fileIds, customerId)
  await recordEvent(ctx, {
    kind: 'delivery.made',
    subject: { kind: 'delivery', id: newId(Date.parse(ctx.now)) },
    customerId,
    unitId: person.unit_id,
    projectId: person.project_id,
    ...(at ? { at } : {}),
    values: {
      customer: customerId,
      what: name,
      given: input.reason,
      note: note ?? null,
      files: fileIds,
      ...told,
    },
  })
  const move = { unitId: person.unit_id, occasion: reasons[input.reason].zh, note: note ?? null }
  return { ...(await given(ctx, gift, customerId, move, at)), inTime: null }
})

const given = (
  ctx: Ctx,
  gift: GiftRow,
  customerId: string,
  move: { obligationId?: string; unitId: string | null; occasion: string | null; note: string | null },
  at: string | undefined,
) =>
  moveStock(ctx, { giftId: gift.id, kind: 'given', quantity: -1, customerId, ...move, ...(at ? { at } : {}) })

export const takeGiftBackOperation = implement(takeGiftBack, async (ctx, { id, note }) => {
  const { rows } = await sql<{ gift_id: string; customer_id: string; occasion: string | null }>`
    select gift_id, customer_id, occasion from gift_moves where tenant_id = ${ctx.tenantId} and id = ${id} and kind = 'given' and returned_at is null
    for update`.execute(ctx.db)
  const move = rows[0]
  if (!move) throw new Refusal('gifts.given_unknown')
  await customerInScope(ctx, move.customer_id).catch(() => {
    throw new Refusal('gifts.given_unknown')
  })
  await sql`update gift_moves set returned_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  const { gift_id: giftId, customer_id: customerId, occasion } = move
  const { stock } = await moveStock(ctx, {
    giftId,
    kind: 'returned',
    quantity: 1,
    customerId,
    occasion,
    note,
  })
  return { stock }
})
