import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { changeCustomer, pinFacts, watchCustomer } from './contract/profile.ts'
import { customerInSight } from './queries.ts'
import { columnsOf, duplicateOf, indexName, indexNote } from './save-customer.ts'

export const changeCustomerOperation = implement(changeCustomer, async (ctx, input) => {
  const { id, version, fields, ...changes } = input
  const before = await customerInSight(ctx, id, true)
  if (before.version !== version)
    throw new Refusal('customers.changed_meanwhile', { who: await lastChanger(ctx, id) })
  const columns = columnsOf(ctx, changes)
  await ctx.client.query('savepoint change')
  try {
    await ctx.db
      .updateTable('customers')
      .set({
        ...columns,
        ...(fields ? { fields: sql`fields || ${JSON.stringify(fields)}::jsonb` } : {}),
        version: version + 1,
        updated_at: ctx.now,
      })
      .where('tenant_id', '=', ctx.tenantId)
      .where('id', '=', id)
      .execute()
  } catch (cause) {
    await ctx.client.query('rollback to savepoint change')
    throw await duplicateOf(ctx, { name_key: columns.name_key, ...columns }, cause)
  }
  if (changes.name) await indexName(ctx, id, changes.name)
  if (changes.note !== undefined) await indexNote(ctx, id, id, changes.note ?? '')
  await recordEvent(ctx, {
    kind: 'customer.changed',
    subject: { kind: 'customer', id },
    projectId: before.project_id,
    values: {
      changed: Object.keys({ ...changes, ...fields }),
      ...(changes.level !== undefined ? { level: changes.level } : {}),
      ...birthdayOf(columns),
    },
  })
  return { version: version + 1 }
})

const birthdayOf = (columns: Record<string, unknown>) =>
  'birthday' in columns ? { birthday: columns.birthday } : {}

async function lastChanger(ctx: Parameters<typeof customerInSight>[0], id: string) {
  const { rows } = await sql<{
    name: string
  }>`select s.name from events e join staff s on s.tenant_id = e.tenant_id and s.id = e.actor_id
    where e.tenant_id = ${ctx.tenantId} and e.customer_id = ${id} and e.kind = 'customer.changed' order by e.at desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.name ?? { zh: '同事', en: 'a colleague' }
}

export const watchCustomerOperation = implement(watchCustomer, async (ctx, input) => {
  await customerInSight(ctx, input.id, true)
  const watch =
    input.reason && input.until
      ? JSON.stringify({ reason: input.reason, until: input.until, by: ctx.actor.id })
      : null
  await sql`update customers set watch = ${watch}::jsonb, version = version + 1 where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, {
    kind: 'customer.changed',
    subject: { kind: 'customer', id: input.id },
    values: { changed: ['watch'] },
  })
  return { ok: true }
})

export const pinFactsOperation = implement(pinFacts, async (ctx, input) => {
  await customerInSight(ctx, input.id, true)
  await sql`update customers set pinned = ${input.facts}::text[], version = version + 1 where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, {
    kind: 'customer.changed',
    subject: { kind: 'customer', id: input.id },
    values: { changed: ['pinned'] },
  })
  return { ok: true }
})
