import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { noteHeard } from '../dossiers/note-heard.ts'
import { recordEvent } from '../obligations/record-event.ts'
import type { EditableCustomer } from './contract/profile.ts'
import { customerInSight } from './queries.ts'
import { columnsOf, duplicateOf, indexName, indexNote } from './save-customer.ts'

interface Change {
  changes?: Partial<EditableCustomer>
  /** The company's own fields, each in its type. */
  fields?: Record<string, unknown> | undefined
  /** The version that was read; absent: whatever stands there now. */
  version?: number
}

/** Writes into a customer's record, and that it was heard today. Answers the new version. Throws what `customers.change` refuses. */
export async function changeRecord(
  ctx: Ctx,
  id: string,
  { changes = {}, fields, version }: Change,
): Promise<number> {
  const before = await customerInSight(ctx, id, true)
  if (version !== undefined && before.version !== version)
    throw new Refusal('customers.changed_meanwhile', { who: await lastChanger(ctx, id) })
  const columns = columnsOf(ctx, changes)
  await ctx.client.query('savepoint change')
  try {
    await ctx.db
      .updateTable('customers')
      .set({
        ...columns,
        ...(fields ? { fields: sql`fields || ${JSON.stringify(fields)}::jsonb` } : {}),
        version: before.version + 1,
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
  const own = Object.entries(fields ?? {}).map(([name, value]) => [`fields.${name}`, value] as const)
  const said = [...Object.entries(changes), ...own].filter(([, value]) => value !== null && value !== '')
  await noteHeard(
    ctx,
    id,
    said.map(([name]) => name),
  )
  await recordEvent(ctx, {
    kind: 'customer.changed',
    subject: { kind: 'customer', id },
    projectId: before.project_id,
    values: {
      changed: Object.keys({ ...changes, ...fields }),
      ...(changes.level !== undefined ? { level: changes.level } : {}),
      ...('birthday' in columns ? { birthday: columns.birthday } : {}),
    },
  })
  return before.version + 1
}

async function lastChanger(ctx: Ctx, id: string) {
  const { rows } = await sql<{
    name: string
  }>`select s.name from events e join staff s on s.tenant_id = e.tenant_id and s.id = e.actor_id
    where e.tenant_id = ${ctx.tenantId} and e.customer_id = ${id} and e.kind = 'customer.changed' order by e.at desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.name ?? { zh: '同事', en: 'a colleague' }
}
