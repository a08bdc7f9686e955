import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { customerInSight } from './queries.ts'
import { readyPoint } from './ready-customer.ts'

/** Adds a number (E.164) by which a customer is reached too; one he has already is taken as good again. Throws `customers.unknown`. */
export async function addPhone(ctx: Ctx, customerId: string, e164: string): Promise<void> {
  const { project_id } = await customerInSight(ctx, customerId, true)
  const point = readyPoint(ctx.vault, 'phone', e164, e164.slice(-4))
  await ctx.client.query(
    `insert into contact_points (tenant_id, id, customer_id, kind, sealed, value_index, tail4, masked)
     select $1, $2, $3, 'phone', $4, $5, $6, $7 where not exists (select from customers where tenant_id = $1 and id = $3 and phone_index = $5)
     on conflict (tenant_id, customer_id, kind, value_index) do update set invalid_since = null`,
    [
      ctx.tenantId,
      newId(Date.parse(ctx.now)),
      customerId,
      point.sealed,
      point.value_index,
      point.tail4,
      point.masked,
    ],
  )
  await recordEvent(ctx, {
    kind: 'customer.changed',
    subject: { kind: 'customer', id: customerId },
    projectId: project_id,
    values: { changed: ['otherPhone'] },
  })
}
