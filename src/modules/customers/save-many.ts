import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { indexNotes } from './index-notes.ts'
import type { CustomerColumns, Point } from './ready-customer.ts'

export interface NewCustomer extends CustomerColumns {
  id: string
  bigrams: readonly string[]
  consents: Record<string, boolean>
  main_unit_id: string | null
  room: string | null
  project_id: string | null
  steward_id: string | null
}

const COLUMNS = `name text, name_key text, pinyin text, initials text, kind text, sex text, phone_sealed text, phone_index text, phone_tail4 text, phone_masked text,
  document_kind text, document_sealed text, document_index text, birthday date, lunar_month smallint, lunar_day smallint, lunar_leap boolean,
  email text, address text, note text, level text, external_number text, fields jsonb`
const NAMES = COLUMNS.replace(/ (?:text|date|smallint|boolean|jsonb)/g, '')

/**
 * Inserts many customers in one statement, with what a search for them needs; the words of their notes come later, by
 * `indexImportedNotes`. Who is there already by the database's own rules is passed over.
 * @param rehearsed nothing of it will stay, so nobody has to find it
 * @returns the ids that were inserted
 */
export async function insertCustomers(
  ctx: Ctx,
  customers: readonly NewCustomer[],
  importId: string | null,
  rehearsed = false,
): Promise<Set<string>> {
  if (customers.length === 0) return new Set()
  const { rows: numbers } = await sql<{ first: number }>`
    insert into customer_numbers (tenant_id, next) values (${ctx.tenantId}, 1 + ${customers.length}::bigint)
    on conflict (tenant_id) do update set next = customer_numbers.next + ${customers.length}::bigint
    returning next - ${customers.length}::bigint as first`.execute(ctx.db)
  const first = Number(numbers[0]!.first)
  const rows = customers.map(({ bigrams, ...columns }, at) => ({ ...columns, number: first + at }))
  const { rows: made } = await ctx.client.query({
    name: 'customers_together',
    text: `insert into customers (tenant_id, id, number, ${NAMES}, consents, main_unit_id, room, project_id, steward_id, import_id, created_at, updated_at)
      select $1, id, number, ${NAMES}, consents, main_unit_id, room, project_id, steward_id, $2, $3, $3
      from jsonb_to_recordset($4::jsonb) as x(id uuid, number bigint, ${COLUMNS}, consents jsonb, main_unit_id uuid, room text, project_id uuid, steward_id uuid)
      on conflict do nothing returning id`,
    values: [ctx.tenantId, importId, ctx.now, JSON.stringify(rows)],
  })
  const ids = new Set(made.map((row) => row.id as string))
  if (!rehearsed)
    await indexNames(
      ctx,
      customers.filter(({ id }) => ids.has(id)),
    )
  return ids
}

async function indexNames(
  ctx: Ctx,
  customers: readonly { id: string; bigrams: readonly string[] }[],
): Promise<void> {
  const pieces = customers
    .flatMap(({ id, bigrams }) => bigrams.map((bigram) => [id, bigram] as const))
    .sort(([, one], [, other]) => (one < other ? -1 : one > other ? 1 : 0))
  if (pieces.length > 0)
    await ctx.client.query({
      name: 'customer_bigrams_together',
      text: `insert into customer_bigrams (tenant_id, bigram, customer_id) select $1, x.bigram, x.id from unnest($2::uuid[], $3::text[]) as x(id, bigram)
        on conflict do nothing`,
      values: [ctx.tenantId, pieces.map(([id]) => id), pieces.map(([, bigram]) => bigram)],
    })
}

export interface KnownCustomer extends CustomerColumns {
  id: string
  version: number
  main_unit_id: string | null
  project_id: string | null
  steward_id: string | null
}

/** Customers as they are now, locked, by id. */
export async function readCustomers(
  ctx: Ctx,
  ids: readonly string[],
  lock = true,
): Promise<Map<string, KnownCustomer>> {
  if (ids.length === 0) return new Map()
  const { rows } = await ctx.client.query(
    `select id, version, main_unit_id, project_id, steward_id, ${NAMES} from customers
     where tenant_id = $1 and id = any($2::uuid[]) and merged_into is null order by id ${lock ? 'for update' : ''}`,
    [ctx.tenantId, ids],
  )
  return new Map((rows as KnownCustomer[]).map((row) => [row.id, row]))
}

/** Writes changed customers in one statement; each gets a new version. Broken unique indexes are thrown as the database says them. */
export async function changeCustomers(
  ctx: Ctx,
  changes: readonly { id: string; columns: CustomerColumns; bigrams: readonly string[] | null }[],
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ id, columns }) => ({ ...columns, id }))
  await ctx.client.query(
    `update customers c set (${NAMES}) = (select ${NAMES.replace(/(\w+)/g, 'x.$1')}), version = c.version + 1, updated_at = $3
     from jsonb_to_recordset($2::jsonb) as x(id uuid, ${COLUMNS}) where c.tenant_id = $1 and c.id = x.id`,
    [ctx.tenantId, JSON.stringify(rows), ctx.now],
  )
  const renamed = changes.filter((change) => change.bigrams !== null)
  if (renamed.length > 0)
    await ctx.client.query(
      'delete from customer_bigrams where tenant_id = $1 and customer_id = any($2::uuid[])',
      [ctx.tenantId, renamed.map(({ id }) => id)],
    )
  await indexNames(
    ctx,
    changes.map(({ id, bigrams }) => ({ id, bigrams: bigrams ?? [] })),
  )
  await indexNotes(
    ctx,
    changes.flatMap(({ id, columns: { note } }) => (note ? [{ sourceId: id, customerId: id, note }] : [])),
  )
}

/** Further numbers and addresses; one that is there already stays as it is. Answers the ids of the new ones by customer. */
export async function insertPoints(
  ctx: Ctx,
  points: readonly (Point & { customer_id: string })[],
): Promise<Map<string, string[]>> {
  if (points.length === 0) return new Map()
  const rows = points.map((point) => ({ ...point, id: newId(Date.parse(ctx.now)) }))
  const made = await ctx.client.query(
    `insert into contact_points (tenant_id, id, customer_id, kind, sealed, value_index, tail4, masked, label)
     select $1, id, customer_id, kind, sealed, value_index, tail4, masked, label from jsonb_to_recordset($2::jsonb)
       as x(id uuid, customer_id uuid, kind text, sealed text, value_index text, tail4 text, masked text, label text)
     on conflict do nothing returning id, customer_id`,
    [ctx.tenantId, JSON.stringify(rows)],
  )
  const byCustomer = new Map<string, string[]>()
  for (const { id, customer_id } of made.rows as { id: string; customer_id: string }[])
    byCustomer.set(customer_id, [...(byCustomer.get(customer_id) ?? []), id])
  return byCustomer
}
