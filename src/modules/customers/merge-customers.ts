import { type RawBuilder, sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { addRelation, mergeCustomers, undoMerge } from './contract/relations.ts'
import { customerInSight } from './queries.ts'

/** What moves to the kept record; each id is kept so that the merge can be undone exactly. */
const MOVED = [
  'holdings',
  'contact_points',
  'contacts',
  'obligations',
  'consents',
  'files',
  'tickets',
  'mails',
  'outside_facts',
  'change_requests',
] as const

/** What the kept record has already stays with the other one. */
const EXCEPT: Partial<Record<(typeof MOVED)[number], (kept: string) => RawBuilder<unknown>>> = {
  holdings: (kept) =>
    sql`select from holdings h where h.tenant_id = m.tenant_id and h.customer_id = ${kept} and h.unit_id = m.unit_id and h.role = m.role and h.ended_on is null`,
  contact_points: (kept) =>
    sql`select from contact_points p where p.tenant_id = m.tenant_id and p.customer_id = ${kept} and p.kind = m.kind and p.value_index = m.value_index`,
  change_requests: (kept) =>
    sql`select from change_requests r where r.tenant_id = m.tenant_id and r.customer_id = ${kept} and r.field = m.field and r.state = 'open' and m.state = 'open'`,
}

export const mergeCustomersOperation = implement(mergeCustomers, async (ctx, input) => {
  if (input.id === input.goneId) throw new Refusal('customers.same')
  await customerInSight(ctx, input.id, true)
  await customerInSight(ctx, input.goneId, true)
  const moved: Record<string, string[]> = {}
  for (const table of MOVED) {
    const except = EXCEPT[table] ? sql`and not exists (${EXCEPT[table](input.id)})` : sql``
    const { rows } = await sql<{ id: string }>`update ${sql.table(table)} m set customer_id = ${input.id}
      where m.tenant_id = ${ctx.tenantId} and m.customer_id = ${input.goneId} ${except} returning m.id`.execute(
      ctx.db,
    )
    moved[table] = rows.map((row) => row.id)
  }
  await sql`update customers set merged_into = ${input.id}, version = version + 1 where tenant_id = ${ctx.tenantId} and id = ${input.goneId}`.execute(
    ctx.db,
  )
  const mergeId = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('customer_merges')
    .values({
      tenant_id: ctx.tenantId,
      id: mergeId,
      kept_id: input.id,
      gone_id: input.goneId,
      moved: JSON.stringify(moved),
      merged_by: ctx.actor.id,
      merged_at: ctx.now,
    })
    .execute()
  await recordEvent(ctx, {
    kind: 'customer.merged',
    subject: { kind: 'customer', id: input.id },
    values: { gone: input.goneId, merge: mergeId },
  })
  return { mergeId, holdings: moved.holdings!.length, contacts: moved.contacts!.length }
})

export const undoMergeOperation = implement(undoMerge, async (ctx, input) => {
  const { rows } = await sql<{
    kept_id: string
    gone_id: string
    moved: Record<string, string[]>
    undone_at: string | null
  }>`
    select kept_id, gone_id, moved, undone_at from customer_merges where tenant_id = ${ctx.tenantId} and id = ${input.id} for update`.execute(
    ctx.db,
  )
  const merge = rows[0]
  if (!merge) throw new Refusal('customers.unknown')
  if (merge.undone_at) throw new Refusal('customers.merge_undone')
  await customerInSight(ctx, merge.kept_id, true)
  await sql`update customers set merged_into = null, version = version + 1 where tenant_id = ${ctx.tenantId} and id = ${merge.gone_id}`.execute(
    ctx.db,
  )
  for (const table of MOVED)
    await sql`update ${sql.table(table)} set customer_id = ${merge.gone_id} where tenant_id = ${ctx.tenantId} and id = any(${merge.moved[table] ?? []}::uuid[])`.execute(
      ctx.db,
    )
  await sql`update customer_merges set undone_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, {
    kind: 'customer.merge-undone',
    subject: { kind: 'customer', id: merge.kept_id },
    values: { back: merge.gone_id },
  })
  return { ok: true }
})

export const addRelationOperation = implement(addRelation, async (ctx, input) => {
  if (input.id === input.otherId) throw new Refusal('customers.same')
  await customerInSight(ctx, input.id)
  await customerInSight(ctx, input.otherId)
  await ctx.db
    .insertInto('relations')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      customer_id: input.id,
      other_id: input.otherId,
      kind: input.kind,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { ok: true }
})
