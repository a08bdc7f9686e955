import { type RawBuilder, sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { nameBigrams } from '#modules/customers/names.ts'
import type { CustomerColumns } from '#modules/customers/ready-customer.ts'
import {
  removeConsents,
  removeCustomers,
  removeHoldings,
  removePoints,
} from '#modules/customers/remove-customers.ts'
import { changeCustomers, readCustomers } from '#modules/customers/save-many.ts'
import { changeHoldingDates } from '#modules/customers/save-many-holdings.ts'
import { removeDutiesOf, removeDutiesOfImport } from '#modules/obligations/remove-duties.ts'
import { removeUnusedUnits } from '#modules/places/remove-units.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { undoRows } from './contract/jobs.ts'
import { previewUndo, undoImport } from './contract/steps.ts'
import type { Applied } from './planned-records.ts'
import { actingFor, findImport, type ImportRow, requireState } from './queries.ts'
import { askJob } from './resume-import.ts'

const RECORDS_A_STEP = 200

/** Whether anybody has worked on a customer since this import made him: changed, contacted, owed and done, sent to, tied elsewhere. */
function workedOn(ctx: Ctx, importId: string, alias: string): RawBuilder<boolean> {
  const id = sql.ref(`${alias}.id`)
  const tenant = sql`tenant_id = ${ctx.tenantId}`
  return sql<boolean>`(${sql.ref(`${alias}.version`)} > 1 or ${sql.ref(`${alias}.merged_into`)} is not null
    or exists (select from contacts x where x.${tenant} and x.customer_id = ${id})
    or exists (select from tickets x where x.${tenant} and x.customer_id = ${id})
    or exists (select from events x where x.${tenant} and x.customer_id = ${id} and x.import_id is distinct from ${importId}::uuid and x.actor_kind <> 'system')
    or exists (select from obligations x where x.${tenant} and x.customer_id = ${id}
      and (x.met_by is not null or x.state = 'waived' or x.attempts > 0 or x.appointed_at is not null or x.excuse_asked_at is not null))
    or exists (select from messages x where x.${tenant} and x.customer_id = ${id})
    or exists (select from holdings x where x.${tenant} and x.customer_id = ${id} and x.import_id is distinct from ${importId}::uuid)
    or exists (select from files x where x.${tenant} and x.customer_id = ${id})
    or exists (select from relations x where x.${tenant} and (x.customer_id = ${id} or x.other_id = ${id}))
    or exists (select from customers x where x.${tenant} and x.merged_into = ${id}))`
}

export const previewUndoOperation = implement(previewUndo, async (ctx, { id }) => {
  const found = await findImport(ctx, id)
  requireState(found, 'imported', 'undoing')
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
})

export const undoImportOperation = implement(undoImport, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  if (found.state === 'undone') throw new Refusal('imports.too_late_to_undo')
  requireState(found, 'imported')
  await sql`update imports set state = 'undoing', undone_by = ${ctx.actor.id}, progress = 0 where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  await askJob(ctx, undoRows.name, id)
  return { ok: true }
})

interface UndoneRow {
  row: number
  part: number
  customer_id: string
  holding_id: string | null
  made_customer: boolean
  made_holding: boolean
  former: Applied['former']
}

/** Undoes the next records, a transaction of about 200 a call. */
export const undoRowsOperation = implement(undoRows, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  if (found.state !== 'undoing') return { more: false }
  const acting = await actingFor(ctx, found.undone_by ?? found.started_by, found.project_id)
  if (!acting) {
    await sql`update imports set state = 'imported', undone_by = null where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
      ctx.db,
    )
    return { more: false }
  }
  // Whoever was made goes last: later rows of the same customer hang on him.
  const { rows } = await acting.client.query(
    `select row, part, customer_id, holding_id, made_customer, made_holding, former from import_rows where tenant_id = $1 and import_id = $2 and undone is null
       and outcome in ('created', 'updated') order by made_customer, row, part limit $3`,
    [ctx.tenantId, id, RECORDS_A_STEP],
  )
  if (rows.length === 0) {
    await finish(acting, found)
    return { more: false }
  }
  await undoSome(acting, found, rows as UndoneRow[])
  await sql`update imports set progress = least(total, progress + ${rows.length}) where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  return { more: true }
})

async function undoSome(ctx: Ctx, found: ImportRow, rows: readonly UndoneRow[]): Promise<void> {
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
  const verdict = new Map<UndoneRow, 'removed' | 'kept' | 'restored' | 'left'>()
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
  await ctx.client.query(
    `update import_rows r set undone = x.undone from unnest($3::integer[], $4::integer[], $5::text[]) x(row, part, undone)
     where r.tenant_id = $1 and r.import_id = $2 and r.row = x.row and r.part = x.part`,
    [
      ctx.tenantId,
      found.id,
      rows.map(({ row }) => row),
      rows.map(({ part }) => part),
      rows.map((row) => verdict.get(row)!),
    ],
  )
}

async function restore(
  ctx: Ctx,
  found: ImportRow,
  rows: readonly UndoneRow[],
  verdict: Map<UndoneRow, string>,
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

async function finish(ctx: Ctx, found: ImportRow): Promise<void> {
  await removeUnusedUnits(ctx, found.id)
  const { rows } = await sql<{ removed: number; kept: number; restored: number }>`select
      count(distinct customer_id) filter (where undone = 'removed' and made_customer) as removed,
      count(distinct customer_id) filter (where undone in ('kept', 'left')) as kept, count(distinct customer_id) filter (where undone = 'restored') as restored
    from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${found.id}`.execute(ctx.db)
  const undone = {
    removed: Number(rows[0]!.removed),
    kept: Number(rows[0]!.kept),
    restored: Number(rows[0]!.restored),
  }
  await sql`update imports set state = 'undone', undone_at = ${ctx.now}, progress = total, counts = counts || ${JSON.stringify({ undone })}::jsonb
    where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'import.undone',
    subject: { kind: 'import', id: found.id },
    detail: undone,
  })
}
