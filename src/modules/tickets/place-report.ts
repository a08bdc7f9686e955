import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { inScope } from '../customers/customer-in-scope.ts'
import type { report } from './contract/filing.ts'

export type Report = z.output<typeof report>

export interface Placed {
  projectId: string
  unitId: string | null
  room: string | null
  customerId: string | null
  customer: string | null
  holdingId: string | null
  /** Who looks after the home. */
  steward: string | null
}

/** Where a report belongs: the home and its project, whose it is there. Throws `tickets.where`. */
export async function placeReport(ctx: Ctx, input: Report): Promise<Placed> {
  if (input.channel === 'authority' && !input.authority)
    throw new Refusal('tickets.authority', {}, 'authority')
  if (!input.unitId && !(input.projectId && (input.place || input.customerId)))
    throw new Refusal('tickets.where', {}, 'unitId')
  const { rows } = await sql<Placed>`
    select p.id as "projectId", u.id as "unitId", u.room, c.id as "customerId", c.name as customer, u.steward_id as steward,
      (select h.id from holdings h where h.tenant_id = p.tenant_id and h.unit_id = u.id and h.customer_id = c.id and h.ended_on is null limit 1) as "holdingId"
    from projects p
      left join units u on u.tenant_id = p.tenant_id and u.project_id = p.id and u.id = ${input.unitId ?? null}::uuid
      left join customers c on c.tenant_id = p.tenant_id and c.id = ${input.customerId ?? null}::uuid and c.merged_into is null and ${inScope(ctx, 'c')}
    where p.tenant_id = ${ctx.tenantId} and p.id = ${
      input.unitId
        ? sql`(select x.project_id from units x where x.tenant_id = ${ctx.tenantId} and x.id = ${input.unitId}::uuid)`
        : sql`${input.projectId}::uuid`
    }`.execute(ctx.db)
  const placed = rows[0]
  if (!placed || (input.customerId && !placed.customerId)) throw new Refusal('tickets.where', {}, 'unitId')
  return placed
}
