import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { sendTest } from './contract/settings.ts'
import { reachableBy } from './find-ways.ts'
import { localTime } from './say-when.ts'
import { writeNotices } from './write-notices.ts'

const HOLDS_MS = 10 * 60_000

/** A message to the person who asks, or to a group: what the provider makes of it stands in the list a moment later. */
export const sendTestOperation = implement(sendTest, async (ctx, input) => {
  const { channel, robotId } = input
  if (!ctx.channels.some((each) => each === channel)) throw new Refusal('notices.not_set')
  const found = robotId
    ? await sql`select 1 from group_robots where tenant_id = ${ctx.tenantId} and id = ${robotId} and channel = ${channel} and removed_at is null`.execute(
        ctx.db,
      )
    : await sql`select 1 from staff s where s.tenant_id = ${ctx.tenantId} and s.id = ${ctx.actor.id}::uuid and ${channel} = any(${reachableBy(ctx)})`.execute(
        ctx.db,
      )
  if (found.rows.length === 0) throw new Refusal(robotId ? 'notices.no_robot' : 'notices.no_address')
  const at = `${localTime(ctx.now, ctx.tenant.timeZone)}:${ctx.now.slice(17, 19)}`
  const [id] = await writeNotices(ctx, [
    {
      ...(robotId ? { robotId } : { staffId: ctx.actor.id! }),
      kind: 'test',
      occasion: `test ${newId(Date.parse(ctx.now))}`,
      channel,
      body: `客伴测试消息 ${at}。能看到这条，就通了。`,
      notBefore: ctx.now,
      until: new Date(Date.parse(ctx.now) + HOLDS_MS).toISOString(),
    },
  ])
  await recordAudit(ctx, { action: 'notices.tested', detail: { channel } })
  return { id: id! }
})
