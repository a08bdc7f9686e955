import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { codesOfDemo } from '../access/codes-out.ts'
import { seeDemoSent } from './contract/settings.ts'

type Seen = OutputOf<typeof seeDemoSent>
const SHOWN = 60

export const seeDemoSentOperation = implement(seeDemoSent, async (ctx, { channel }) => {
  if (!ctx.tenant.demo) throw new Refusal('notices.no_demo')
  const { rows } = await sql<Seen['sent'][number]>`
    (select m.id, m.sent_at as at, m.channel, coalesce(c.name, '') as to, m.body from messages m
      left join customers c on c.tenant_id = m.tenant_id and c.id = m.customer_id
      where m.tenant_id = ${ctx.tenantId} and m.state in ('sent', 'delivered') ${channel ? sql`and m.channel = ${channel}` : sql``}
      order by m.id desc limit ${SHOWN})
    union all
    (select n.id, n.sent_at, n.channel, coalesce(s.name, r.title), n.body from notices n
      left join staff s on s.tenant_id = n.tenant_id and s.id = n.staff_id left join group_robots r on r.tenant_id = n.tenant_id and r.id = n.robot_id
      where n.tenant_id = ${ctx.tenantId} and n.state in ('sent', 'delivered') ${channel ? sql`and n.channel = ${channel}` : sql``}
      order by n.id desc limit ${SHOWN})
    order by at desc limit ${SHOWN}`.execute(ctx.db)
  const counted = await sql<Seen['channels'][number]>`
    select channel, count(*) as count from (select channel from messages where tenant_id = ${ctx.tenantId} and state in ('sent', 'delivered')
      union all select channel from notices where tenant_id = ${ctx.tenantId} and state in ('sent', 'delivered')) x group by channel order by 2 desc`.execute(
    ctx.db,
  )
  const codes = !channel || channel === 'sms' ? await codesOfDemo(ctx) : []
  const sent = [...codes, ...rows].sort((one, other) => other.at.localeCompare(one.at)).slice(0, SHOWN)
  return { channels: counted.rows, sent }
})
