import type { Ctx } from '#platform/perform.ts'

/** That these fields of a customer were said anew, now and to whoever does this. */
export async function noteHeard(ctx: Ctx, customerId: string, fields: readonly string[]): Promise<void> {
  await writeHeard(ctx, customerId, fields, null)
}

/** He would not say: not to be asked before this day. */
export async function noteDeclined(ctx: Ctx, customerId: string, field: string, askAgainOn: string) {
  await writeHeard(ctx, customerId, [field], askAgainOn)
}

async function writeHeard(
  ctx: Ctx,
  customerId: string,
  fields: readonly string[],
  askAgainOn: string | null,
) {
  if (fields.length === 0) return
  await ctx.client.query(
    `insert into heard_facts (tenant_id, customer_id, field, answer, heard_at, heard_by, ask_again_on)
     select $1, $2, f, case when $6::date is null then 'told' else 'declined' end, $4, $5, $6::date from unnest($3::text[]) f
     on conflict (tenant_id, customer_id, field) do update
       set answer = excluded.answer, heard_at = excluded.heard_at, heard_by = excluded.heard_by, ask_again_on = excluded.ask_again_on`,
    [ctx.tenantId, customerId, fields, ctx.now, ctx.actor.kind === 'staff' ? ctx.actor.id : null, askAgainOn],
  )
}

/** The same of many customers, each with a field of his: what a file brought that was not known, or known otherwise. */
export async function noteHeardOfMany(
  ctx: Ctx,
  heard: readonly { customerId: string; field: string }[],
): Promise<void> {
  if (heard.length === 0) return
  await ctx.client.query(
    `insert into heard_facts (tenant_id, customer_id, field, answer, heard_at, heard_by)
     select distinct $1::uuid, x.customer_id, x.field, 'told', $4::timestamptz, $5::uuid from unnest($2::uuid[], $3::text[]) x(customer_id, field)
     on conflict (tenant_id, customer_id, field) do update
       set answer = excluded.answer, heard_at = excluded.heard_at, heard_by = excluded.heard_by, ask_again_on = null`,
    [
      ctx.tenantId,
      heard.map(({ customerId }) => customerId),
      heard.map(({ field }) => field),
      ctx.now,
      ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    ],
  )
}

/** For an erasure: what he was asked and whether he answered goes with the answers. */
export async function eraseHeard(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query('delete from heard_facts where tenant_id = $1 and customer_id = any($2::uuid[])', [
    ctx.tenantId,
    customerIds,
  ])
}
