import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { normaliseName } from '#modules/customers/names.ts'
import { runningPlaybooks } from '#modules/playbooks/running-playbooks.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { chooseAlike } from './choose-alike.ts'
import { checkRows } from './contract/jobs.ts'
import { isExampleRow } from './example-row.ts'
import { HomesAbove } from './fill-homes.ts'
import type { Kind, PlannedPart } from './kinds/kind.ts'
import { kindOf } from './kinds.ts'
import { ownFields } from './own-fields.ts'
import type { PlanningContext } from './plan-row.ts'
import { nextAlike } from './planned-records.ts'
import { actingFor, failImport, findImport, type ImportRow } from './queries.ts'
import { type CellProblem, type ReadingContext, readRow } from './read-values.ts'
import type { Mapping } from './recognise-columns.ts'
import { openCells } from './sealed-cells.ts'
import { addOpened, finishPreview } from './sum-up.ts'

const ROWS_A_STEP = 2000
const ROWS_A_SLICE = 250
const REHEARSED_A_STEP = 1000
const MOST_PEOPLE = 20

type Judged = PlannedPart['known'] & {
  row: number
  part: number
  sheet: string
  sheet_row: number
  outcome: 'create' | 'refuse' | 'left-out'
  because?: string
  problems?: CellProblem[] | null
  notes?: CellProblem[] | null
  plan?: object
}

/**
 * Tries an import out, a step a call: each row read with all its problems; then all compared with each other and with the
 * archive; then one of each kind brought in and rolled back, to say what would be owed.
 */
export const checkRowsOperation = implement(checkRows, async (ctx, { id }) => {
  const found = await findImport(ctx, id, true)
  if (found.state !== 'checking') return { more: false }
  const acting = await actingFor(ctx, found.started_by, found)
  if (!acting) {
    await failImport(ctx, id, 'import.not_allowed')
    return { more: false }
  }
  if (found.step === 'compare') return { more: await compareStep(acting, found) }
  if (found.step?.startsWith('rehearse')) return { more: await rehearseStep(acting, found) }
  return { more: await validateStep(acting, found) }
})

async function validateStep(ctx: Ctx, found: ImportRow): Promise<boolean> {
  const { rows } = await ctx.client.query({
    name: 'import_rows_unread',
    text: `select row, sheet, sheet_row, cells from import_rows where tenant_id = $1 and import_id = $2 and outcome = 'read' and part = 0 order by row limit $3`,
    values: [ctx.tenantId, found.id, ROWS_A_STEP],
  })
  if (rows.length === 0) {
    await sql`update imports set step = 'compare' where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(
      ctx.db,
    )
    return true
  }
  const planning = await planningContext(ctx, found)
  const mapping = (found.mapping ?? {}) as Mapping
  const reading = {
    today: planning.today,
    date1904: found.reading.date1904 ?? false,
    fields: kindOf(found.kind).fields,
    ...(found.options.dayOrder ? { dayOrder: found.options.dayOrder } : {}),
    ...(found.options.areaCode ? { areaCode: found.options.areaCode } : {}),
  }
  const above = found.options.homesAbove ? new HomesAbove(mapping) : null
  await above?.lookBack(ctx, found.id, (rows as Kept[])[0]!.row)
  // While the database writes one slice the next is read.
  let writing = Promise.resolve()
  for (let at = 0; at < rows.length; at += ROWS_A_SLICE) {
    const slice = (rows as Kept[]).slice(at, at + ROWS_A_SLICE)
    const judged = slice.flatMap((kept) =>
      judgeRow(ctx, kindOf(found.kind), kept, mapping, reading, planning, above),
    )
    await writing
    writing = writeJudged(ctx, found.id, judged)
    writing.catch(() => {})
    await nextTurn()
  }
  await writing
  await sql`update imports set progress = progress + ${rows.length} where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(
    ctx.db,
  )
  return true
}

interface Kept {
  row: number
  sheet: string
  sheet_row: number
  cells: string
}

function judgeRow(
  ctx: Ctx,
  kind: Kind,
  kept: Kept,
  mapping: Mapping,
  reading: ReadingContext,
  planning: PlanningContext,
  above: HomesAbove | null,
): Judged[] {
  const written = openCells(ctx.vault, kept.cells)
  const place = { row: kept.row, sheet: kept.sheet, sheet_row: kept.sheet_row }
  if (isExampleRow(written, mapping, kind))
    return [{ ...place, part: 0, outcome: 'left-out', because: 'example' }]
  const { cells, note } = above?.fill({ ...place, cells: written }) ?? { cells: written, note: null }
  const read = readRow(cells, mapping, { ...reading, sheet: kept.sheet })
  if (note) read.notes.push(note)
  const parts = kind.plan(read, kept.row, mapping, planning).slice(0, MOST_PEOPLE)
  const said = {
    problems: read.problems.length > 0 ? read.problems : null,
    notes: read.notes.length > 0 ? read.notes : null,
  }
  if (parts.length === 0) return [{ ...place, part: 0, outcome: 'refuse', ...said }]
  return parts.map(({ plan, known }, part) => ({
    ...place,
    part,
    outcome: 'create',
    ...said,
    ...known,
    plan,
  }))
}

async function writeJudged(ctx: Ctx, importId: string, judged: readonly Judged[]): Promise<void> {
  const columns = `row integer, part smallint, sheet text, sheet_row integer, outcome text, because text, problems jsonb, notes jsonb, plan jsonb,
    name_key text, phone_index text, document_index text, external_number text, key text`
  await ctx.client.query({
    name: 'import_rows_judged',
    text: `insert into import_rows as r (tenant_id, import_id, row, part, sheet, sheet_row, outcome, because, problems, notes, plan, name_key, phone_index, document_index,
        external_number, key, lead)
      select $1, $2, row, part, sheet, sheet_row, outcome, because, problems, notes, plan, name_key, phone_index, document_index, external_number, key, row * 100 + part
      from jsonb_to_recordset($3::jsonb) as x(${columns})
      on conflict (tenant_id, import_id, row, part) do update set outcome = excluded.outcome, because = excluded.because, problems = excluded.problems,
        notes = excluded.notes, plan = excluded.plan, name_key = excluded.name_key, phone_index = excluded.phone_index,
        document_index = excluded.document_index, external_number = excluded.external_number, key = excluded.key, lead = excluded.lead`,
    values: [ctx.tenantId, importId, JSON.stringify(judged)],
  })
}

async function planningContext(ctx: Ctx, found: ImportRow): Promise<PlanningContext> {
  const projects = await sql<{
    id: string
    name: string
  }>`select id, name from projects where tenant_id = ${ctx.tenantId}`.execute(ctx.db)
  const staff = await sql<{
    id: string
    name: string
  }>`select id, name from staff where tenant_id = ${ctx.tenantId} and left_on is null`.execute(ctx.db)
  const stewards = new Map<string, string | null>()
  for (const { id, name } of staff.rows) stewards.set(name, stewards.has(name) ? null : id)
  const { reach } = ctx.actor
  const reachable = projects.rows.filter(({ id }) => reach.company || reach.projects.includes(id))
  const day = localDayOf(ctx.now, ctx.tenant.timeZone)
  return {
    vault: ctx.vault,
    today: day,
    projectId: found.project_id,
    options: found.options,
    timeZone: ctx.tenant.timeZone,
    now: ctx.now,
    actorId: ctx.actor.id,
    projects: new Map(reachable.map(({ id, name }) => [normaliseName(name), id])),
    stewards,
    ownFields: ownFields(await runningPlaybooks(ctx)),
    rowPrefix: found.options.numberRows ? found.file_name.replace(/\.\w+$/, '').slice(0, 40) : null,
  }
}

async function compareStep(ctx: Ctx, found: ImportRow): Promise<boolean> {
  const kind = kindOf(found.kind)
  await kind.compare(ctx, found)
  const step = (await kind.mayOpen(ctx, found.id)) ? 'rehearse 0 0' : null
  if (step) await chooseAlike(ctx, found.id, kind.alike)
  await sql`update imports set step = ${step}, progress = 0 where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(
    ctx.db,
  )
  if (step) return true
  await finishPreview(ctx, found.id)
  return false
}

async function rehearseStep(ctx: Ctx, found: ImportRow): Promise<boolean> {
  const [weight = 0, lead = 0] = found.step!.slice('rehearse '.length).split(' ').map(Number)
  const records = await nextAlike(ctx, found.id, { weight, lead }, REHEARSED_A_STEP)
  const last = records.at(-1)
  if (!last) {
    await finishPreview(ctx, found.id)
    return false
  }
  await ctx.client.query('savepoint rehearsal')
  const { outcome } = await kindOf(found.kind).apply(ctx, found, records, true)
  await ctx.client.query('rollback to savepoint rehearsal')
  if (outcome) await addOpened(ctx, found.id, outcome, last.weight)
  await sql`update imports set step = ${`rehearse ${last.weight} ${last.lead}`}, progress = least(total, progress + ${records.length * last.weight})
    where tenant_id = ${ctx.tenantId} and id = ${found.id}`.execute(ctx.db)
  return true
}
