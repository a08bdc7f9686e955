import { type RawBuilder, sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import type { OldRows } from '#platform/old-rows.ts'
import type { Ctx } from '#platform/perform.ts'
import { erasePeople } from './erase-people.ts'

/** Each stands in the audit log by himself, and what is left to a night is soon over. */
const MOST_A_NIGHT = 500

/**
 * Whose last home ended before a day, with whom nobody has spoken since, to whom nothing is owed or on its way and who has no matter
 * at the desk; with the records that were merged into his.
 */
const former = (ctx: Ctx, before: string): RawBuilder<unknown> => sql`
  from customers c where c.tenant_id = ${ctx.tenantId} and c.merged_into is null and c.erased_at is null
    and exists (select from holdings h where h.tenant_id = c.tenant_id and h.customer_id = c.id)
    and not exists (select from holdings h where h.tenant_id = c.tenant_id and h.customer_id = c.id and (h.ended_on is null or h.ended_on >= ${before}::date))
    and not exists (select from contacts k where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.happened_at >= ${before}::timestamptz)
    and not exists (select from tickets t where t.tenant_id = c.tenant_id and t.customer_id = c.id and (t.closed_at is null or t.closed_at >= ${before}::timestamptz))
    and not exists (select from obligations o where o.tenant_id = c.tenant_id and o.customer_id = c.id and o.state in ('open', 'waiting'))
    and not exists (select from messages m where m.tenant_id = c.tenant_id and m.customer_id = c.id and m.state in ('queued', 'claimed'))
    and not exists (select from erasures e where e.tenant_id = c.tenant_id and e.customer_id = c.id and e.state = 'asked')`

/** Who left long ago: erased as if he had asked for it himself. */
export const formerCustomers: OldRows = {
  async count(ctx, before) {
    const { rows } = await sql<{ count: number }>`select count(*) as count ${former(ctx, before)}`.execute(
      ctx.db,
    )
    return Number(rows[0]!.count)
  },
  async remove(ctx, before, limit) {
    const { rows } = await sql<{ id: string }>`select c.id ${former(ctx, before)} order by c.id
      limit ${Math.min(limit, MOST_A_NIGHT)} for update of c skip locked`.execute(ctx.db)
    if (rows.length === 0) return 0
    const people = rows.map(({ id }) => id)
    const { rows: records } = await sql<{
      id: string
    }>`with recursive person as (select unnest(${people}::uuid[]) as id union
      select c.id from customers c join person p on c.tenant_id = ${ctx.tenantId} and c.merged_into = p.id) select id from person`.execute(
      ctx.db,
    )
    await erasePeople(
      ctx,
      records.map(({ id }) => id),
    )
    for (const id of people)
      await recordAudit(ctx, { action: 'person.let-go', subject: { kind: 'customer', id } })
    return people.length
  },
}
