import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { fileMyTicket } from './contract/mine.ts'
import { file } from './file-ticket.ts'
import { openKinds } from './kinds.ts'
import { standing } from './my-tickets.ts'
import type { Placed } from './place-report.ts'
import { REPORTS_A_DAY } from './rules.ts'

/** His home and what belongs to it; that it is his, `perform` has asked. */
async function placedAt(ctx: Ctx, unitId: string, common: boolean): Promise<Placed> {
  const { rows } = await sql<Placed>`
    select u.project_id as "projectId", case when not ${common} then u.id end as "unitId", case when not ${common} then u.room end as room,
      c.id as "customerId", c.name as customer, u.steward_id as steward,
      (select h.id from holdings h where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.customer_id = c.id and h.ended_on is null limit 1) as "holdingId"
    from units u join customers c on c.tenant_id = u.tenant_id and c.id = ${ctx.actor.id}::uuid
    where u.tenant_id = ${ctx.tenantId} and u.id = ${unitId}::uuid`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('tickets.where', {}, 'unitId')
  return rows[0]
}

/** The steward of the home is the first contact: there is a name from the first moment. */
export const fileMyTicketOperation = implement(fileMyTicket, async (ctx, input) => {
  const { unitId, photoIds, ...report } = input
  if (!(await openKinds(ctx)).some((kind) => kind.name === input.kind))
    throw new Refusal('tickets.no_kind', { kind: input.kind }, 'kind')
  if (!input.urgent) await refuseTooMany(ctx)
  const placed = await placedAt(ctx, unitId, input.place !== undefined)
  const { id, number, clocks } = await file(
    ctx,
    {
      ...report,
      ...(placed.unitId ? { unitId } : {}),
      channel: 'portal',
      photoIds: await ownPhotos(ctx, photoIds),
    },
    placed,
    null,
  )
  const [first] = clocks.filter((clock) => clock.dueAt && clock.clock !== 'dispatch')
  const { next } = await standing(ctx, id)
  return {
    id,
    number,
    who: first?.who ?? null,
    promise: first?.dueAt ? { title: first.title, dueAt: first.dueAt, due: first.due } : null,
    next,
  }
})

async function refuseTooMany(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from tickets t where t.tenant_id = ${ctx.tenantId} and t.customer_id = ${ctx.actor.id}::uuid and t.filed_by_kind = 'customer'
      and t.filed_at > ${ctx.now}::timestamptz - interval '1 day'`.execute(ctx.db)
  if (rows[0]!.count >= REPORTS_A_DAY) throw new Refusal('tickets.enough_today', { count: REPORTS_A_DAY })
}

/** Pictures that are not his own are left out. */
export async function ownPhotos(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`select id from files where tenant_id = ${ctx.tenantId} and id = any(${[...ids]}::uuid[])
    and uploaded_by = ${ctx.actor.id}::uuid and leaving_at is null`.execute(ctx.db)
  return rows.map((row) => row.id)
}
