import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { type StoppedJob, stoppedJob } from '../jobs/about.ts'
import { listImportRows } from './contract/rows.ts'
import { type ListedImport, listImports, type Preview, seeImport } from './contract/runs.ts'
import { kindOf } from './kinds.ts'
import { findImport, type ImportRow, MOVING, visibleImports } from './queries.ts'
import type { CellProblem } from './read-values.ts'
import { sayProblem } from './say-problem.ts'
import { openCells } from './sealed-cells.ts'
import { sayLeftOut } from './sum-up.ts'

interface Named extends ImportRow {
  project: string | null
  starter: string
  undoer: string | null
  stopped: StoppedJob | null
}

const named = (ctx: Ctx) => sql`i.*, p.name as project, s.name as starter, u.name as undoer,
  case when i.state = any(${[...MOVING]}::text[]) then ${stoppedJob(ctx, sql`i.id`)} end as stopped from imports i
  left join projects p on p.tenant_id = i.tenant_id and p.id = i.project_id
  left join staff s on s.tenant_id = i.tenant_id and s.id = i.started_by
  left join staff u on u.tenant_id = i.tenant_id and u.id = i.undone_by`

function toListed(row: Named): ListedImport {
  const { undone: _undone, ...counts } = row.counts
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    step: row.step,
    project: row.project,
    onDuplicate: row.on_duplicate,
    progress: row.progress,
    total: row.total,
    tally: counts.total === undefined ? (row.preview.tally ?? null) : (counts as ListedImport['tally']),
    stopped: row.stopped && stoppedOf(row.stopped),
    problem: row.problem ? sayProblem(row.problem.code, row.problem.values) : null,
    startedBy: row.starter,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    undoneBy: row.undoer,
    undoneAt: row.undone_at,
    parentId: row.parent_id,
  }
}

const stoppedOf = ({ error, at, droppedBy, reason }: StoppedJob) => ({ why: error, at, droppedBy, reason })

export const listImportsOperation = implement(listImports, async (ctx, input) => {
  const { rows } =
    await sql<Named>`select ${named(ctx)} where i.tenant_id = ${ctx.tenantId} and ${visibleImports(ctx, 'i')}
    ${input.after ? sql`and i.id < ${input.after}::uuid` : sql``} order by i.id desc limit ${input.limit + 1}`.execute(
      ctx.db,
    )
  const shown = rows.slice(0, input.limit)
  return { imports: shown.map(toListed), after: rows.length > input.limit ? shown.at(-1)!.id : null }
})

export const seeImportOperation = implement(seeImport, async (ctx, { id }) => {
  await findImport(ctx, id)
  const { rows } =
    await sql<Named>`select ${named(ctx)} where i.tenant_id = ${ctx.tenantId} and i.id = ${id}`.execute(
      ctx.db,
    )
  const row = rows[0]!
  return {
    ...toListed(row),
    projectId: row.project_id,
    fileId: row.file_id,
    goLiveOn: ctx.tenant.goLiveOn,
    sheets: row.reading.sheets ?? [],
    columns: row.reading.columns ?? [],
    mapping: row.mapping ?? {},
    ownColumns: kindOf(row.kind).ownColumns,
    fields: kindOf(row.kind).fields.map(({ name, zh, en }) => ({ name, zh, en })),
    remembered: row.reading.remembered ?? null,
    options: row.options as OutputOf<typeof seeImport>['options'],
    preview: row.preview.tally ? (row.preview as Preview) : null,
    undone: row.counts.undone ?? null,
  }
})

const OUTCOMES: Record<string, 'created' | 'updated' | 'skipped' | 'refused' | 'left-out'> = {
  create: 'created',
  update: 'updated',
  skip: 'skipped',
  refuse: 'refused',
}

interface PartRow {
  row: number
  part: number
  sheet: string
  sheet_row: number
  cells: string | null
  name: string | null
  room: string | null
  outcome: string
  because: string | null
  problems: CellProblem[] | null
  notes: CellProblem[] | null
  customer_id: string | null
}

export const listImportRowsOperation = implement(listImportRows, async (ctx, input) => {
  const found = await findImport(ctx, input.id)
  const wanted = input.outcome
    ? [
        input.outcome,
        ...Object.entries(OUTCOMES).flatMap(([planned, done]) => (done === input.outcome ? [planned] : [])),
      ]
    : null
  const { rows } = await sql<PartRow>`
    with page as (select distinct row from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${found.id} and row > ${Number(input.after ?? 0)}
      ${wanted ? sql`and outcome = any(${wanted}::text[])` : sql``} order by row limit ${input.limit + 1})
    select r.row, r.part, r.sheet, r.sheet_row, case when r.outcome in ('refuse', 'refused') or ${found.kind} <> 'customers' then r.cells end as cells, coalesce(c.name, r.plan->'customer'->>'name') as name, r.outcome, r.because, r.problems, r.notes, r.customer_id,
      coalesce(u.room, nullif(concat_ws('-', r.plan->'home'->>'building', r.plan->'home'->>'unit', r.plan->'home'->>'room'), '')) as room
    from import_rows r left join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id
    left join holdings h on h.tenant_id = r.tenant_id and h.id = r.holding_id left join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
    where r.tenant_id = ${ctx.tenantId} and r.import_id = ${found.id} and r.row in (select row from page) order by r.row, r.part`.execute(
    ctx.db,
  )
  const byRow = Map.groupBy(rows, ({ row }) => row)
  const shown = [...byRow.values()].slice(0, input.limit)
  const headers = found.reading.columns?.map(({ header }) => header) ?? []
  return {
    rows: shown.map((parts) => toShownRow(ctx, parts, headers, found.mapping ?? {})),
    after: byRow.size > input.limit ? String(shown.at(-1)![0]!.row) : null,
  }
})

const RANKS = ['refused', 'created', 'updated', 'skipped', 'left-out']

function toShownRow(
  ctx: Ctx,
  parts: readonly PartRow[],
  headers: readonly string[],
  mapping: Record<string, string>,
) {
  const outcomes = parts.map(({ outcome }) => OUTCOMES[outcome] ?? outcome)
  const outcome = RANKS.find((rank) => outcomes.includes(rank)) as 'created' | undefined
  const first = parts.find((part) => (OUTCOMES[part.outcome] ?? part.outcome) === outcome) ?? parts[0]!
  const cells = (list: CellProblem[] | null) =>
    (list ?? []).map(({ column, code, values }) => ({
      column,
      header: headers[column] ?? '',
      words: sayProblem(code, values),
    }))
  const because = first.because
  return {
    sheet: first.sheet,
    row: first.sheet_row,
    names: parts.flatMap(({ name }) => name ?? []).join('、') || asWritten(ctx, parts, mapping, ['name']),
    room: first.room ?? (asWritten(ctx, parts, mapping, ['home', 'room']) || null),
    outcome: outcome ?? ('left-out' as const),
    because:
      !because || first.problems
        ? null
        : because.startsWith('row.')
          ? sayProblem(because)
          : sayLeftOut(because),
    problems: cells(first.problems),
    notes: cells(first.notes),
    customerId: first.customer_id,
  }
}

/** Of a row that could not be read: who and where, as the file has it. */
function asWritten(
  ctx: Ctx,
  parts: readonly PartRow[],
  mapping: Record<string, string>,
  fields: readonly string[],
): string {
  const column = Object.entries(mapping).find(([, field]) => fields.includes(field))?.[0]
  const sealed = parts[0]?.cells
  return sealed && column ? (openCells(ctx.vault, sealed)[Number(column)]?.text.slice(0, 60) ?? '') : ''
}
