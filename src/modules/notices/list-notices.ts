import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { listNotices } from './contract/settings.ts'

type Listed = OutputOf<typeof listNotices>

export const listNoticesOperation = implement(listNotices, async (ctx, input) => {
  const { rows } = await sql<Listed['notices'][number]>`
    select n.id, n.made_at as at, n.kind, coalesce(s.name, r.title) as to, n.channel, n.body, n.state, n.skip_reason as "skipReason",
      n.provider_answer as answer, n.tries, n.sent_at as "sentAt"
    from notices n left join staff s on s.tenant_id = n.tenant_id and s.id = n.staff_id left join group_robots r on r.tenant_id = n.tenant_id and r.id = n.robot_id
    where n.tenant_id = ${ctx.tenantId} ${input.state ? sql`and n.state = ${input.state}` : sql``} ${input.after ? sql`and n.id < ${input.after}::uuid` : sql``}
    order by n.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const states = await sql<
    Listed['states'][number]
  >`select state, count(*) as count from notices where tenant_id = ${ctx.tenantId}
    and made_at > ${ctx.now}::timestamptz - interval '7 days' group by state order by state`.execute(ctx.db)
  return {
    notices: rows.slice(0, input.limit),
    states: states.rows,
    after: rows.length > input.limit ? rows[input.limit - 1]!.id : null,
  }
})
