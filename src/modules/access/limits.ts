import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'

const DAYS_KEPT = 2

/** Notes one more try; `who` is kept as a digest. What was tried days ago is forgotten. */
export async function noteTry(ctx: Ctx, what: string, who: string): Promise<void> {
  await ctx.client.query(
    `delete from outside_tries where tenant_id = $1 and at < $2::timestamptz - make_interval(days => $3)`,
    [ctx.tenantId, ctx.now, DAYS_KEPT],
  )
  await ctx.client.query(
    'insert into outside_tries (tenant_id, id, what, who, at) values ($1, $2, $3, $4, $5)',
    [ctx.tenantId, newId(Date.parse(ctx.now)), what, digestOf(ctx, who), ctx.now],
  )
}

/** How often it was tried within these hours. */
export async function triesOf(ctx: Ctx, what: string, who: string, hours: number): Promise<number> {
  const { rows } = await ctx.client.query<{ count: number }>(
    `select count(*) as count from outside_tries where tenant_id = $1 and who = $2 and what = $3 and at > $4::timestamptz - make_interval(hours => $5)`,
    [ctx.tenantId, digestOf(ctx, who), what, ctx.now, hours],
  )
  return rows[0]!.count
}

const digestOf = (ctx: Ctx, who: string) => ctx.vault.index(`outside:${who}`)
