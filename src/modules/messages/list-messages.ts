import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { listMessages } from './contract/messages.ts'

type Listed = OutputOf<typeof listMessages>

export const listMessagesOperation = implement(listMessages, async (ctx, input) => {
  const inReach = ctx.actor.reach.company
    ? sql`true`
    : sql`(c.steward_id = ${ctx.actor.id}::uuid or c.project_id = any(${[...ctx.actor.reach.projects]}::uuid[]))`
  const { rows } = await sql<
    Listed['messages'][number]
  >`select m.id, m.queued_at as at, m.customer_id as "customerId", c.name as customer, c.room, m.template, m.purpose, m.channel, m.body,
      m.state, m.skip_reason as "skipReason", m.provider_answer as answer, m.asked_at as "askedAt", m.sent_at as "sentAt", s.name as by
    from messages m left join customers c on c.tenant_id = m.tenant_id and c.id = m.customer_id left join staff s on s.tenant_id = m.tenant_id and s.id = m.queued_by
    where m.tenant_id = ${ctx.tenantId} and ${inReach} ${input.state ? sql`and m.state = ${input.state}` : sql``} ${input.after ? sql`and m.id < ${input.after}::uuid` : sql``}
    order by m.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const counted = await sql<{
    state: string
    reason: string | null
    count: number
  }>`select m.state, m.skip_reason as reason, count(*) as count
    from messages m left join customers c on c.tenant_id = m.tenant_id and c.id = m.customer_id where m.tenant_id = ${ctx.tenantId} and ${inReach} group by 1, 2`.execute(
    ctx.db,
  )
  const states = new Map<string, number>()
  for (const row of counted.rows) states.set(row.state, (states.get(row.state) ?? 0) + row.count)
  return {
    messages: rows.slice(0, input.limit),
    states: [...states].map(([state, count]) => ({ state, count })),
    skipped: counted.rows
      .filter((row) => row.reason !== null)
      .map((row) => ({ reason: row.reason!, count: row.count })),
    after: rows.length > input.limit ? rows[input.limit - 1]!.id : null,
  }
})
