import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { listMyMessages, readMyMessages } from './contract/mine.ts'

export const listMyMessagesOperation = implement(listMyMessages, async (ctx, input) => {
  const { rows } = await sql<{
    id: string
    at: string
    body: string
    channel: string
    readAt: string | null
  }>`
    select m.id, coalesce(m.sent_at, m.queued_at) as at, m.body, m.channel, m.read_at as "readAt" from messages m
    where m.tenant_id = ${ctx.tenantId} and m.customer_id = ${ctx.actor.id}::uuid and m.state in ('sent', 'delivered')
      ${input.after ? sql`and m.id < ${input.after}::uuid` : sql``} order by m.id desc limit ${input.limit + 1}`.execute(
    ctx.db,
  )
  const shown = rows.slice(0, input.limit)
  return { messages: shown, after: rows.length > input.limit ? shown.at(-1)!.id : null }
})

export const readMyMessagesOperation = implement(readMyMessages, async (ctx, { ids }) => {
  const { numAffectedRows } =
    await sql`update messages set read_at = ${ctx.now} where tenant_id = ${ctx.tenantId}
    and customer_id = ${ctx.actor.id}::uuid and id = any(${ids}::uuid[]) and read_at is null`.execute(ctx.db)
  return { read: Number(numAffectedRows ?? 0) }
})
