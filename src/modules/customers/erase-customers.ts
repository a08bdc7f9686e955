import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInSight } from './queries.ts'

/** The record and those merged into it: one person. Throws `customers.unknown`. */
export async function recordsOfPerson(ctx: Ctx, id: string, forUpdate = false): Promise<string[]> {
  await customerInSight(ctx, id, forUpdate)
  const { rows } = await ctx.client.query<{ id: string }>(
    `with recursive person as (select $2::uuid as id union
       select c.id from customers c join person p on c.tenant_id = $1 and c.merged_into = p.id)
     select id from person`,
    [ctx.tenantId, id],
  )
  return rows.map((row) => row.id)
}

/** In whose project somebody else may agree. Throws `customers.unknown`. */
export const projectOfPerson = async (ctx: Ctx, id: string) => (await customerInSight(ctx, id)).project_id

/** What ties us to him still: homes he holds. */
export async function livingHomes(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await ctx.client.query<{ room: string }>(
    `select distinct u.room from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
     where h.tenant_id = $1 and h.customer_id = any($2::uuid[]) and h.ended_on is null order by 1`,
    [ctx.tenantId, ids],
  )
  return rows.map((row) => row.room)
}

/** Leaves a record with its number, so that what hangs on it still counts, and nothing that says who it was. */
export async function eraseCustomers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const values = [ctx.tenantId, ids]
  for (const [table, column] of [
    ['customer_bigrams', 'customer_id'],
    ['note_bigrams', 'customer_id'],
    ['contact_points', 'customer_id'],
    ['relations', 'customer_id'],
    ['relations', 'other_id'],
  ])
    await ctx.client.query(
      `delete from ${table} where tenant_id = $1 and ${column} = any($2::uuid[])`,
      values,
    )
  await ctx.client.query(
    'update consents set evidence = null where tenant_id = $1 and customer_id = any($2::uuid[])',
    values,
  )
  await ctx.client.query(
    `update holdings set consultant = null, fields = '{}' where tenant_id = $1 and customer_id = any($2::uuid[])`,
    values,
  )
  const { rowCount } = await ctx.client.query(
    `update customers set name = 'C-' || lpad(number::text, 6, '0'), name_key = 'c-' || lpad(number::text, 6, '0'), pinyin = '', initials = '',
       external_number = null, sex = null, salutation = null, standing = null, level = null, since = null, birthday = null,
       lunar_month = null, lunar_day = null, lunar_leap = false, next_birthday_on = null, phone_sealed = null, phone_index = null,
       phone_tail4 = null, phone_masked = null, document_kind = null, document_sealed = null, document_index = null, email = null,
       address = null, best_time = null, best_way = null, note = null, fields = '{}', consents = '{}', watch = null, pinned = '{}',
       main_unit_id = null, room = null, merged_into = coalesce(merged_into, id), erased_at = $3, version = version + 1, updated_at = $3
     where tenant_id = $1 and id = any($2::uuid[])`,
    [...values, ctx.now],
  )
  if (rowCount !== ids.length) throw new Refusal('customers.unknown')
}
