import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { unitNamed } from '../places/add-places.ts'
import { addCustomer } from './contract/profile.ts'
import { insertHolding, type Place } from './holdings.ts'
import { customerNumber } from './rules.ts'
import { insertCustomer } from './save-customer.ts'

/** Whoever records a customer has to see him afterwards. */
const inReach = ({ actor }: Ctx, { projectId, stewardId }: Place) =>
  actor.reach.company || actor.reach.projects.includes(projectId) || stewardId === actor.id

export const addCustomerOperation = implement(addCustomer, async (ctx, input) => {
  if (!input.name && !input.document && !input.externalNumber)
    throw new Refusal('customers.nameless', {}, 'name')
  const { holding } = input
  let place = null
  if (holding) {
    if (!holding.unitId && !(holding.room && holding.projectId))
      throw new Refusal('customers.unit_unknown', { room: holding.room ?? '' }, 'holding')
    const unitId = holding.unitId ?? (await unitNamed(ctx, holding.projectId!, holding.room!)).id
    const { rows } = await sql<{ unitId: string; room: string; projectId: string; stewardId: string | null }>`
      select id as "unitId", room, project_id as "projectId", steward_id as "stewardId" from units where tenant_id = ${ctx.tenantId} and id = ${unitId}`.execute(
      ctx.db,
    )
    if (!rows[0]) throw new Refusal('customers.unit_unknown', { room: holding.room ?? '' }, 'holding')
    place = rows[0]
    if (!inReach(ctx, place)) throw new Refusal('customers.unit_beyond', { room: place.room }, 'room')
  }
  const keeper = ctx.actor.reach.company ? null : ctx.actor.id
  const { id, number } = await insertCustomer(ctx, input, place, keeper)
  await recordEvent(ctx, {
    kind: 'customer.created',
    subject: { kind: 'customer', id },
    projectId: place?.projectId ?? null,
    values: customerFacts(input, place),
  })
  const holdingId = place && holding ? await insertHolding(ctx, id, place, holding.role) : null
  return { id, number: customerNumber(number), holdingId }
})

/** What the engine may know of a new customer: kinds, levels and relations, no personal words. */
export function customerFacts(
  input: { kind?: string | undefined; level?: string | null | undefined; since?: string | null | undefined },
  place: { projectId: string; stewardId: string | null } | null,
): Record<string, unknown> {
  return {
    kind: input.kind ?? 'person',
    ...(input.level ? { level: input.level } : {}),
    ...(input.since ? { since: input.since } : {}),
    ...(place ? { project: place.projectId, manager: place.stewardId } : {}),
  }
}
