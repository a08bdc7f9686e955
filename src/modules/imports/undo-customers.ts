import { type RawBuilder, sql } from 'kysely'
import { nameBigrams } from '#modules/customers/names.ts'
import type { CustomerColumns } from '#modules/customers/ready-customer.ts'
import { removeCustomers, removeHoldings, removePoints } from '#modules/customers/remove-customers.ts'
import { changeCustomers, readCustomers } from '#modules/customers/save-many.ts'
import { removeConsents } from '#modules/customers/save-many-consents.ts'
import { changeHoldingDates } from '#modules/customers/save-many-holdings.ts'
import { removeDutiesOf, removeDutiesOfImport } from '#modules/obligations/remove-duties.ts'
import type { Ctx } from '#platform/perform.ts'
import type { UndoneRow as AnyRow, Undone, UndoPreview } from './kinds/kind.ts'
import type { Applied } from './planned-records.ts'
import type { ImportRow } from './queries.ts'

type UndoneRow = AnyRow & { customer_id: string; former: Applied['former'] }

/** Whether anybody has worked on a customer since this import made him: changed, contacted, owed and done, sent to, tied elsewhere. */
function workedOn(ctx: Ctx, importId: string, alias: string): RawBuilder<boolean> {
  const id = sql.ref(`${alias}.id`)
  const tenant = sql`tenant_id = ${ctx.tenantId}`
  return sql<boolean>`(${sql.ref(`${alias}.version`)} > 1 or ${sql.ref(`${alias}.merged_into`)} is not null
    or exists (select from contacts x where x.${tenant} and x.customer_id = ${id})
    or exists (select from events x where x.${tenant} and x.customer_id = ${id} and x.import_id is distinct from ${importId}::uuid and x.actor_kind <> 'system')
    or exists (select from obligations x where x.${tenant} and x.customer_id = ${id}
      and (x.met_by is not null or x.state = 'waived' or x.attempts > 0 or x.appointed_at is not null or x.excuse_asked_at is not null))
    or exists (select from messages x where x.${tenant} and x.customer_id = ${id})
    or exists (select from holdings x where x.${tenant} and x.customer_id = ${id} and x.import_id is distinct from ${importId}::uuid)
    or exists (select from tickets x where x.${tenant} and x.customer_id = ${id})
    or exists (select from outside_facts x where x.${tenant} and x.customer_id = ${id})
    or exists (select from files x where x.${tenant} and x.customer_id = ${id})
    or exists (select from relations x where x.${tenant} and (x.customer_id = ${id} or x.other_id = ${id}))
    or exists (select from customers x where x.${tenant} and x.merged_into = ${id}))`
}

/** What undoing an import of customers would do. */
export async function previewUndoOfCustomers(ctx: Ctx, { id }: ImportRow): Promise<UndoPreview> {
  const made = await sql<{
    id: string
    name: string
    room: string | null
    worked: boolean
  }>`select c.id, c.name, c.room, ${workedOn(ctx, id, 'c')} as worked
    from customers c where c.tenant_id = ${ctx.tenantId} and c.import_id = ${id} order by c.number`.execute(
    ctx.db,
  )
  const kept = made.rows.filter(({ worked }) => worked)
  const { rows } = await sql<{
    restore: number
    leave: number
  }>`select count(*) filter (where c.version = (r.former->>'version')::integer or r.former->>'version' is null) as restore,
      count(*) filter (where c.version <> (r.former->>'version')::integer) as leave
    from import_rows r join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id
    where r.tenant_id = ${ctx.tenantId} and r.import_id = ${id} and r.outcome = 'updated' and not r.made_customer and c.import_id is distinct from ${id}::uuid`.execute(
    ctx.db,
  )
  return {
    remove: made.rows.length - kept.length,
    keep: kept.length,
    restore: Number(rows[0]!.restore),
    leave: Number(rows[0]!.leave),
    kept: kept.slice(0, 20).map(({ id: customerId, name, room }) => ({ id: customerId, name, room })),
  }
}

/** Takes customers away whom nobody has worked on, and gives changed ones back what they were. */
export async function undoCustomers(
  ctx: Ctx,
  found: ImportRow,
  given: readonly AnyRow[],
): Promise<Map<AnyRow, Undone>> {
  const rows = given as readonly UndoneRow[]
  const ids = [...new Set(rows.flatMap(({ customer_id }) => customer_id ?? []))]
  const state = await sql<{
    id: string
    ours: boolean
    worked: boolean
  }>`select c.id, c.import_id is not distinct from ${found.id}::uuid as ours, ${workedOn(ctx, found.id, 'c')} as worked
    from customers c where c.tenant_id = ${ctx.tenantId} and c.id = any(${ids}::uuid[]) for update of c`.execute(
    ctx.db,
  )
  const byId = new Map(state.rows.map((row) => [row.id, row]))
  const verdict = new Map<AnyRow, Undone>()
  const changed: UndoneRow[] = []
  for (const row of rows) {
    const customer = byId.get(row.customer_id)
    if (!customer) verdict.set(row, 'removed')
    else if (customer.ours) verdict.set(row, customer.worked ? 'kept' : 'removed')
    else changed.push(row)
  }
  const gone = [
    ...new Set(
      rows
        .filter((row) => verdict.get(row) === 'removed' && row.made_customer)
        .map(({ customer_id }) => customer_id),
    ),
  ].filter(Boolean)
  await removeDutiesOf(ctx, gone)
  await removeCustomers(ctx, gone)
  await restore(ctx, found, changed, verdict)
  return verdict
}

async function restore(
  ctx: Ctx,
  found: ImportRow,
  rows: readonly UndoneRow[],
  verdict: Map<AnyRow, Undone>,
): Promise<void> {
  const known = await readCustomers(ctx, [...new Set(rows.map(({ customer_id }) => customer_id))])
  const changes: { id: string; columns: CustomerColumns; bigrams: string[] | null }[] = []
  const untouched: UndoneRow[] = []
  for (const row of rows) {
    const current = known.get(row.customer_id)
    const former = row.former
    const mine = !former?.version || former.version === current?.version
    verdict.set(row, current && mine ? 'restored' : 'left')
    if (!current || !mine) continue
    untouched.push(row)
    if (!former?.customer) continue
    const {
      id: _id,
      version: _version,
      main_unit_id: _unit,
      project_id: _project,
      steward_id: _steward,
      ...columns
    } = current
    changes.push({
      id: row.customer_id,
      columns: { ...columns, ...former.customer },
      bigrams: former.customer.name === undefined ? null : nameBigrams(former.customer.name),
    })
  }
  await changeCustomers(ctx, changes)
  const customers = untouched.map(({ customer_id }) => customer_id)
  await removeDutiesOfImport(ctx, found.id, customers)
  await removePoints(
    ctx,
    untouched.flatMap(({ former }) => former?.points ?? []),
  )
  await removeConsents(ctx, customers, `import:${found.file_name}`, found.started_at)
  await changeHoldingDates(
    ctx,
    untouched.flatMap(({ former, holding_id }) =>
      former?.holding && holding_id ? [{ id: holding_id, dates: former.holding }] : [],
    ),
  )
  await removeHoldings(
    ctx,
    await unusedHoldings(
      ctx,
      found.id,
      untouched.flatMap(({ made_holding, holding_id }) => (made_holding && holding_id ? [holding_id] : [])),
    ),
  )
}

async function unusedHoldings(ctx: Ctx, importId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await ctx.client.query(
    `select h.id from holdings h where h.tenant_id = $1 and h.id = any($2::uuid[])
       and not exists (select from events e where e.tenant_id = $1 and e.subject_id = h.id and e.import_id is distinct from $3)
       and not exists (select from contacts k where k.tenant_id = $1 and k.customer_id = h.customer_id and k.unit_id = h.unit_id)
       and not exists (select from obligations o where o.tenant_id = $1 and o.subject_id = h.id)`,
    [ctx.tenantId, ids, importId],
  )
  return rows.map((row) => row.id as string)
}
