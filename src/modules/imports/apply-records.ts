import { sql } from 'kysely'
import { filterCustomers } from '#modules/customers/list-customers.ts'
import { type CustomerColumns, changesOf } from '#modules/customers/ready-customer.ts'
import {
  changeCustomers,
  insertCustomers,
  insertPoints,
  type KnownCustomer,
  type NewCustomer,
  readCustomers,
} from '#modules/customers/save-many.ts'
import { insertConsents } from '#modules/customers/save-many-consents.ts'
import { noteHeardOfMany } from '#modules/dossiers/note-heard.ts'
import { type OutcomeOfMany, recordEvents } from '#modules/obligations/record-events.ts'
import { roomText, unitsNamed } from '#modules/places/add-units.ts'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { applyHoldings } from './apply-holdings.ts'
import { factsOf } from './facts-of.ts'
import { heardFields } from './heard-fields.ts'
import { matchArchive } from './match-archive.ts'
import type { Plan } from './plan-row.ts'
import type { Applied, Planned } from './planned-records.ts'
import type { ImportRow } from './queries.ts'

/**
 * Writes planned records: whole groups of one customer at a time, each kind of thing in one statement for all of them.
 * Whoever came on file since the dry run is treated as the duplicate he is.
 */
export async function applyRecords(
  ctx: Ctx,
  found: ImportRow,
  records: readonly Planned<Plan>[],
  rehearsed: boolean,
): Promise<{ applied: Applied[]; outcome: OutcomeOfMany }> {
  const units = await unitsNamed(
    ctx,
    records.flatMap(({ plan }) =>
      plan.home ? [{ projectId: plan.home.projectId, room: plan.home, area: plan.home.area }] : [],
    ),
    found.id,
  )
  const applied = records.map((record): Applied => {
    const { home } = record.plan
    return {
      record,
      outcome: 'skipped',
      problem: null,
      customerId: null,
      madeCustomer: false,
      changed: [],
      unit: home ? (units.get(`${home.projectId} ${roomText(home)}`) ?? null) : null,
      holdingId: null,
      madeHolding: false,
      dates: {},
      former: null,
      consent: false,
    }
  })
  await createCustomers(ctx, found, applied, rehearsed)
  await changeKnown(ctx, found, applied)
  await applyHoldings(ctx, found, applied)
  await addConsentsAndPoints(ctx, found, applied)
  for (const each of applied) {
    if (each.problem) each.outcome = 'refused'
    else if (each.madeCustomer || (!each.record.plan.customer && each.unit)) each.outcome = 'created'
    else if (each.changed.length > 0 || each.madeHolding || Object.keys(each.dates).length > 0)
      each.outcome = 'updated'
  }
  const outcome = await recordEvents(
    ctx,
    applied.flatMap((each) => factsOf(ctx, found.id, each)),
  )
  return { applied, outcome }
}

async function createCustomers(
  ctx: Ctx,
  found: ImportRow,
  applied: readonly Applied[],
  rehearsed: boolean,
): Promise<void> {
  const byLead = new Map<number, string>()
  const creating: { each: Applied; row: NewCustomer }[] = []
  for (const each of applied) {
    const { plan, lead, matched_id } = each.record
    if (!plan.customer) continue
    const known = matched_id ?? byLead.get(lead)
    if (known) {
      each.customerId = known
      byLead.set(lead, known)
      continue
    }
    const id = newId(Date.parse(ctx.now))
    byLead.set(lead, id)
    each.customerId = id
    const unit = each.unit
    const place = {
      main_unit_id: unit?.id ?? null,
      room: unit?.room ?? null,
      project_id: unit?.projectId ?? found.project_id,
    }
    const steward_id = unit?.stewardId ?? plan.steward
    const consents: Record<string, boolean> = plan.consent === null ? {} : { care: plan.consent }
    creating.push({ each, row: { ...plan.customer, id, consents, ...place, steward_id } })
  }
  const made = await insertCustomers(
    ctx,
    creating.map(({ row }) => row),
    found.id,
    rehearsed,
  )
  const lost = creating.filter(({ row }) => !made.has(row.id))
  for (const { each, row } of creating) each.madeCustomer = made.has(row.id)
  if (lost.length === 0) return
  // Somebody added them since the dry run.
  const matches = await matchArchive(
    ctx,
    lost.map(({ each, row }) => ({ ...row, row: each.record.row, part: each.record.part })),
  )
  for (const { each, row } of lost) {
    const match = matches.get(`${each.record.row} ${each.record.part}`)
    for (const other of applied) {
      if (other.customerId !== row.id) continue
      other.customerId = match?.id ?? null
      other.record.matched_id = match?.id ?? null
      if (!match) other.problem = { code: 'row.conflict', values: {} }
    }
  }
}

/** Those on file already: changed as the person chose, if he may see them; and later rows about somebody new. */
async function changeKnown(ctx: Ctx, found: ImportRow, applied: readonly Applied[]): Promise<void> {
  const later = applied.filter((each) => each.customerId && !each.madeCustomer && !each.problem)
  if (later.length === 0) return
  const known = await readCustomers(ctx, [...new Set(later.map((each) => each.customerId!))])
  const mine = await inScope(ctx, [...known.keys()])
  const changes = new Map<string, { columns: CustomerColumns; each: Applied }>()
  for (const each of later) {
    const current = known.get(each.customerId!)
    if (!current) {
      each.problem = { code: 'row.conflict', values: {} }
      continue
    }
    const policy = each.record.matched_id ? found.on_duplicate : 'merge'
    if (policy === 'skip') continue
    if (!mine.has(current.id)) {
      each.problem = each.unit ? null : { code: 'row.out_of_scope', values: {} }
      continue
    }
    const change = changesOf(current, each.record.plan.customer!, policy)
    if (!change) continue
    each.changed = Object.keys(change.former)
    const first = changes.get(current.id)?.each ?? each
    first.former = { customer: { ...change.former, ...first.former?.customer }, version: current.version + 1 }
    changes.set(current.id, { columns: change.columns, each: first })
    Object.assign(current, change.columns)
  }
  await writeChanges(ctx, known, changes)
}

async function writeChanges(
  ctx: Ctx,
  known: Map<string, KnownCustomer>,
  changes: Map<string, { columns: CustomerColumns; each: Applied }>,
): Promise<void> {
  const list = [...changes].map(([id, { columns, each }]) => ({
    id,
    columns: columnsOnly(columns),
    bigrams: each.changed.includes('name') ? (each.record.plan.customer?.bigrams ?? []) : null,
    each,
  }))
  if (list.length === 0) return
  await ctx.client.query('savepoint changing')
  try {
    await changeCustomers(ctx, list)
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error
    await ctx.client.query('rollback to savepoint changing')
    for (const change of list) {
      await ctx.client.query('savepoint changing')
      try {
        await changeCustomers(ctx, [change])
      } catch (cause) {
        if ((cause as { code?: string }).code !== '23505') throw cause
        await ctx.client.query('rollback to savepoint changing')
        const { each } = change
        Object.assign(known.get(change.id)!, each.former?.customer)
        Object.assign(each, { changed: [], former: null, problem: { code: 'row.conflict', values: {} } })
      }
    }
  }
  await noteHeardOfMany(
    ctx,
    list.flatMap(({ id, columns, each }) =>
      heardFields(columns, each).map((field) => ({ customerId: id, field })),
    ),
  )
}

function columnsOnly(columns: CustomerColumns): CustomerColumns {
  const {
    id: _id,
    version: _version,
    bigrams: _bigrams,
    ...rest
  } = columns as CustomerColumns & {
    id?: string
    version?: number
    bigrams?: string[]
  }
  return rest
}

async function inScope(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ctx.actor.reach.company) return new Set(ids)
  const { rows } = await sql<{
    id: string
  }>`select c.id from customers c where c.id = any(${[...ids]}::uuid[])
    and ${filterCustomers(ctx, {})}`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

async function addConsentsAndPoints(ctx: Ctx, found: ImportRow, applied: readonly Applied[]): Promise<void> {
  const bringing = applied.filter(
    (each) =>
      each.customerId &&
      !each.problem &&
      (each.madeCustomer ||
        each.changed.length > 0 ||
        !each.record.matched_id ||
        found.on_duplicate !== 'skip'),
  )
  const points = await insertPoints(
    ctx,
    bringing.flatMap((each) =>
      each.record.plan.points.map((point) => ({ ...point, customer_id: each.customerId! })),
    ),
  )
  for (const each of bringing) {
    const made = each.madeCustomer ? undefined : points.get(each.customerId!)
    if (!made || each.record.plan.points.length === 0) continue
    each.former = { ...each.former, points: made }
    if (each.changed.length === 0) each.changed = ['points']
  }
  const told = bringing.filter((each) => each.record.plan.consent !== null)
  for (const each of told) each.consent = true
  const latest = new Map(told.map((each) => [each.customerId!, each.record.plan.consent!]))
  await insertConsents(
    ctx,
    [...latest].map(([customerId, given]) => ({
      customerId,
      purpose: 'care',
      given,
      how: 'import',
      evidence: `import:${found.file_name}`,
    })),
  )
}
