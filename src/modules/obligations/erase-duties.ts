import type { Ctx } from '#platform/perform.ts'
import { destroyPersonKeys } from './personal-values.ts'

/** What is still owed to him. */
export async function openDuties(ctx: Ctx, customerIds: readonly string[]): Promise<number> {
  const { rows } = await ctx.client.query<{ count: number }>(
    `select count(*) as count from obligations where tenant_id = $1 and customer_id = any($2::uuid[]) and state in ('open', 'waiting')`,
    [ctx.tenantId, customerIds],
  )
  return Number(rows[0]!.count)
}

/** What was owed and what came of it stays and counts; words about him and the key of his facts go, for good. Answers how many facts. */
export async function eraseDuties(ctx: Ctx, customerIds: readonly string[]): Promise<number> {
  await destroyPersonKeys(ctx, customerIds)
  await ctx.client.query(
    `delete from bell_entries where tenant_id = $1 and obligation_id in (select id from obligations where tenant_id = $1 and customer_id = any($2::uuid[]))`,
    [ctx.tenantId, customerIds],
  )
  await ctx.client.query(
    'update obligations set excuse_note = null where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
  const { rows } = await ctx.client.query<{ count: number }>(
    'select count(*) as count from events where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
  return Number(rows[0]!.count)
}
