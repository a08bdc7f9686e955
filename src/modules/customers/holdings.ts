import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { addHolding } from './contract/holdings.ts'
import { customerInSight } from './queries.ts'

export interface Place {
  unitId: string
  room: string
  projectId: string
  stewardId: string | null
}

/** Ties a customer to a home; his first one becomes his main home. Throws `customers.holding_exists`. */
export async function insertHolding(
  ctx: Ctx,
  customerId: string,
  place: Place,
  role: string,
  importId: string | null = null,
): Promise<string> {
  const id = newId(Date.parse(ctx.now))
  const made = await ctx.db
    .insertInto('holdings')
    .values({
      tenant_id: ctx.tenantId,
      id,
      customer_id: customerId,
      unit_id: place.unitId,
      project_id: place.projectId,
      steward_id: place.stewardId,
      role,
      import_id: importId,
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new Refusal('customers.holding_exists')
  await sql`update customers set main_unit_id = ${place.unitId}, room = ${place.room}, project_id = ${place.projectId}, steward_id = ${place.stewardId}
    where tenant_id = ${ctx.tenantId} and id = ${customerId} and main_unit_id is null`.execute(ctx.db)
  return id
}

export const addHoldingOperation = implement(addHolding, async (ctx, input) => {
  const customer = await customerInSight(ctx, input.id)
  const { rows } =
    await sql<Place>`select id as "unitId", room, project_id as "projectId", steward_id as "stewardId" from units
    where tenant_id = ${ctx.tenantId} and id = ${input.unitId}`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('customers.unit_unknown', { room: '' }, 'unitId')
  const holdingId = await insertHolding(ctx, customer.id, rows[0], input.role)
  await recordEvent(ctx, {
    kind: 'customer.changed',
    subject: { kind: 'customer', id: customer.id },
    unitId: rows[0].unitId,
    projectId: rows[0].projectId,
    values: {
      holdingAdded: holdingId,
      role: input.role,
      project: customer.project_id ?? rows[0].projectId,
      manager: customer.steward_id ?? rows[0].stewardId,
    },
  })
  return { holdingId }
})
