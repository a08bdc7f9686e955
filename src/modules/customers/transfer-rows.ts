import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'

type Row = Record<string, unknown>
const tables = ['holdings', 'obligations', 'customers'] as const
type Table = (typeof tables)[number]
export type Rows = Record<Table, Record<string, Row>>

/** One row that changed: as it was and as it became; null: it did not exist. */
export interface Changed {
  table: Table
  id: string
  was: Row | null
  is: Row | null
}

/** Of a customer only what a change of homes can touch. */
const customerColumns = sql`jsonb_build_object('main_unit_id', x.main_unit_id, 'room', x.room, 'project_id', x.project_id, 'steward_id', x.steward_id,
  'standing', x.standing, 'level', x.level, 'fields', x.fields, 'version', x.version)`

/** What a transfer of this home between these people may change, row by row. */
export async function rowsAround(ctx: Ctx, unitId: string, customerIds: readonly string[]): Promise<Rows> {
  const people = sql`any(${[...customerIds]}::uuid[])`
  return readRows(ctx, {
    holdings: sql`x.customer_id = ${people} or x.unit_id = ${unitId}`,
    obligations: sql`(x.customer_id = ${people} or x.unit_id = ${unitId}) and (x.state in ('open', 'waiting') or x.closed_at = ${ctx.now} or x.recorded_at = ${ctx.now})`,
    customers: sql`x.id = ${people}`,
  })
}

/** The same rows as they are now, for those that changed. */
export const rowsOf = (ctx: Ctx, changed: readonly Changed[]): Promise<Rows> => {
  const ids = (table: Table) =>
    sql`x.id = any(${changed.filter((each) => each.table === table).map(({ id }) => id)}::uuid[])`
  return readRows(ctx, {
    holdings: ids('holdings'),
    obligations: ids('obligations'),
    customers: ids('customers'),
  })
}

async function readRows(ctx: Ctx, where: Record<Table, ReturnType<typeof sql>>): Promise<Rows> {
  const read = (table: Table) =>
    sql`coalesce((select json_object_agg(x.id, ${
      table === 'customers' ? customerColumns : sql`to_jsonb(x)`
    }) from ${sql.table(table)} x where x.tenant_id = ${ctx.tenantId} and (${where[table]})), '{}') as ${sql.ref(table)}`
  const { rows } = await sql<Rows>`select ${sql.join(tables.map(read))}`.execute(ctx.db)
  return rows[0]!
}

export function changesBetween(before: Rows, after: Rows): Changed[] {
  return tables.flatMap((table) => {
    const ids = new Set([...Object.keys(before[table]), ...Object.keys(after[table])])
    return [...ids].flatMap((id) => {
      const was = before[table][id] ?? null
      const is = after[table][id] ?? null
      return isDeepStrictEqual(was, is) ? [] : [{ table, id, was, is }]
    })
  })
}

/** Reminders of a duty that was just opened may have come meanwhile; they change nothing that matters. */
const settled = (row: Row | null, opened: boolean) =>
  row && opened ? { ...row, next_step_at: null, rung: null } : row

/** Whether somebody or something changed one of them since. */
export const touchedSince = (changed: readonly Changed[], now: Rows): boolean =>
  changed.some(
    ({ table, id, was, is }) =>
      !isDeepStrictEqual(settled(now[table][id] ?? null, was === null), settled(is, was === null)),
  )

/** Puts rows back as they were; what did not exist goes. */
export async function putBack(ctx: Ctx, changed: readonly Changed[]): Promise<void> {
  const of = (table: Table) => changed.filter((each) => each.table === table)
  const made = (table: Table) => of(table).flatMap(({ id, was }) => (was ? [] : [id]))
  await ctx.client.query(
    'delete from bell_entries where tenant_id = $1 and obligation_id = any($2::uuid[])',
    [ctx.tenantId, made('obligations')],
  )
  for (const table of ['obligations', 'holdings'] as const)
    await ctx.client.query(`delete from ${table} where tenant_id = $1 and id = any($2::uuid[])`, [
      ctx.tenantId,
      made(table),
    ])
  for (const table of tables) {
    const back = of(table).flatMap(({ id, was }) => (was ? [{ ...was, id }] : []))
    const [first] = back
    if (!first) continue
    const columns = Object.keys(first).filter((name) => name !== 'id' && name !== 'tenant_id')
    await sql`update ${sql.table(table)} x set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = y.${sql.ref(name)}`))}
      from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(back)}::jsonb) y
      where x.tenant_id = ${ctx.tenantId} and x.id = y.id`.execute(ctx.db)
  }
}
