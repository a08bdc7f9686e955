import type { OutcomeOfMany } from '#modules/obligations/record-events.ts'
import type { Ctx } from '#platform/perform.ts'
import type { PlanningContext } from '../plan-row.ts'
import type { Planned, Written } from '../planned-records.ts'
import type { ImportRow } from '../queries.ts'
import type { ReadRow } from '../read-values.ts'
import type { Kind, Undone, UndoneRow, UndoPreview } from './kind.ts'

const ROWS_A_SLICE = 2000

/** What is to become of a row: with what writing it needs to know, or with the reason against it. */
export type Judged<R> =
  | { outcome: 'create' | 'update'; found: R; customerId?: string | null }
  | { outcome: 'skip' | 'refuse'; code: string; values?: Record<string, string | number> }

export interface Item<P, R> {
  record: Planned<P>
  outcome: 'create' | 'update'
  found: R
}

/** What was written, or a reason that only writing showed. */
export type Made =
  | { recordId: string; customerId?: string | null; former?: object | null }
  | { code: string; values?: Record<string, string | number> }

/** What undoing a row needs to know of it. */
export interface Brought {
  recordId: string
  customerId: string | null
  outcome: 'created' | 'updated'
  former: object | null
}

/** A kind of file of which a row is one record. */
export interface RecordKind<P extends object, R>
  extends Pick<Kind, 'fields' | 'needs' | 'exampleBy' | 'unsaid'> {
  /** Null after the row's problems were said. */
  plan(read: ReadRow, context: PlanningContext, row: number): P | null
  /** By what a row is the same as another one of the file. */
  keyOf(plan: P): string
  /** The same may stand twice in a file and mean two. */
  repeats?: boolean
  /** In the order of the plans; asked when the file is tried out and once more when it is brought in. */
  judge(ctx: Ctx, found: ImportRow, plans: readonly P[]): Promise<Judged<R>[]>
  /** In the order of the items. */
  write(
    ctx: Ctx,
    found: ImportRow,
    items: readonly Item<P, R>[],
  ): Promise<{ made: Made[]; outcome?: OutcomeOfMany }>
  /** Whether writing may make anything owed. */
  mayOpen: boolean
  /** Of these records, those that somebody has worked on since: they stay. With what they are called. */
  worked(ctx: Ctx, found: ImportRow, records: readonly Brought[]): Promise<Map<string, string>>
  /** Takes back what nobody has worked on. Answers which of them could not be taken back after all. */
  takeBack(ctx: Ctx, found: ImportRow, records: readonly Brought[]): Promise<Set<string>>
}

/** The kind as the machine knows it. */
export function oneRecord<P extends object, R>(kind: RecordKind<P, R>): Kind {
  return {
    fields: kind.fields,
    needs: kind.needs,
    exampleBy: kind.exampleBy,
    ownColumns: false,
    plan: (read, row, _mapping, context) => {
      const plan = kind.plan(read, context, row)
      return plan && read.problems.length === 0 ? [{ plan, known: { key: kind.keyOf(plan) } }] : []
    },
    compare: (ctx, found) => compare(kind, ctx, found),
    mayOpen: async () => kind.mayOpen,
    alike: false,
    apply: (ctx, found, records) => apply(kind, ctx, found, records as readonly Planned<P>[]),
    previewUndo: (ctx, found) => previewUndo(kind, ctx, found),
    undo: (ctx, found, rows) => undo(kind, ctx, found, rows),
    ...(kind.unsaid ? { unsaid: kind.unsaid } : {}),
  }
}

interface Readable<P> {
  row: number
  sheet_row: number
  key: string
  plan: P
}

async function compare<P extends object, R>(
  kind: RecordKind<P, R>,
  ctx: Ctx,
  found: ImportRow,
): Promise<void> {
  const firstOf = new Map<string, number>()
  for (let after = 0; ; ) {
    const { rows } = await ctx.client.query<Readable<P>>(
      `select row, sheet_row, key, plan from import_rows where tenant_id = $1 and import_id = $2 and outcome = 'create' and row > $3 order by row limit $4`,
      [ctx.tenantId, found.id, after, ROWS_A_SLICE],
    )
    if (rows.length === 0) return
    after = rows.at(-1)!.row
    const judged = new Map<number, Judged<R>>()
    for (const each of rows) {
      const first = firstOf.get(each.key)
      if (first === undefined || kind.repeats) firstOf.set(each.key, each.sheet_row)
      else judged.set(each.row, { outcome: 'skip', code: 'row.repeats', values: { row: first } })
    }
    const unlike = rows.filter(({ row }) => !judged.has(row))
    const verdicts = await kind.judge(
      ctx,
      found,
      unlike.map(({ plan }) => plan),
    )
    for (const [at, { row }] of unlike.entries()) judged.set(row, verdicts[at]!)
    await keepJudged(ctx, found.id, judged)
  }
}

async function keepJudged<R>(
  ctx: Ctx,
  importId: string,
  judged: ReadonlyMap<number, Judged<R>>,
): Promise<void> {
  const rows = [...judged].map(([row, verdict]) => {
    const said = 'code' in verdict ? verdict : null
    return {
      row,
      outcome: verdict.outcome,
      because: said?.code ?? null,
      problems: said ? [{ column: -1, field: '', code: said.code, values: said.values ?? {} }] : null,
      customer_id: 'customerId' in verdict ? (verdict.customerId ?? null) : null,
    }
  })
  await ctx.client.query(
    `update import_rows r set outcome = x.outcome, because = x.because, problems = x.problems, customer_id = x.customer_id
     from jsonb_to_recordset($3::jsonb) as x(row integer, outcome text, because text, problems jsonb, customer_id uuid)
     where r.tenant_id = $1 and r.import_id = $2 and r.row = x.row and r.part = 0`,
    [ctx.tenantId, importId, JSON.stringify(rows)],
  )
}

async function apply<P extends object, R>(
  kind: RecordKind<P, R>,
  ctx: Ctx,
  found: ImportRow,
  records: readonly Planned<P>[],
): Promise<{ applied: Written[]; outcome: OutcomeOfMany | null }> {
  const judged = await kind.judge(
    ctx,
    found,
    records.map(({ plan }) => plan),
  )
  const items = records.flatMap((record, at): Item<P, R>[] => {
    const verdict = judged[at]!
    return 'code' in verdict ? [] : [{ record, outcome: verdict.outcome, found: verdict.found }]
  })
  const { made, outcome } = await kind.write(ctx, found, items)
  const madeOf = new Map(items.map(({ record }, at) => [record, made[at]!]))
  const applied = records.map((record, at): Written => {
    const verdict = judged[at]!
    const done = madeOf.get(record)
    const against = 'code' in verdict ? verdict : done && 'code' in done ? done : null
    const base = {
      record,
      customerId: null,
      madeCustomer: false,
      holdingId: null,
      madeHolding: false,
      former: null,
    }
    if (against || !done || 'code' in done)
      return {
        ...base,
        outcome: 'code' in verdict && verdict.outcome === 'skip' ? 'skipped' : 'refused',
        problem: { code: against!.code, values: against!.values ?? {} },
      }
    return {
      ...base,
      outcome: verdict.outcome === 'create' ? 'created' : 'updated',
      problem: null,
      customerId: done.customerId ?? null,
      recordId: done.recordId,
      former: done.former ?? null,
    }
  })
  return { applied, outcome: outcome ?? null }
}

const broughtBy = ({ record_id, customer_id, outcome, former }: UndoneRow): Brought[] =>
  record_id ? [{ recordId: record_id, customerId: customer_id, outcome, former }] : []

async function previewUndo<P extends object, R>(
  kind: RecordKind<P, R>,
  ctx: Ctx,
  found: ImportRow,
): Promise<UndoPreview> {
  const { rows } = await ctx.client.query<UndoneRow>(
    `select row, part, outcome, customer_id, record_id, former from import_rows
     where tenant_id = $1 and import_id = $2 and outcome in ('created', 'updated') and undone is null order by row`,
    [ctx.tenantId, found.id],
  )
  const brought = rows.flatMap(broughtBy)
  const worked = await kind.worked(ctx, found, brought)
  const of = (outcome: string, yes: boolean) =>
    new Set(
      brought
        .filter((each) => each.outcome === outcome && worked.has(each.recordId) === yes)
        .map((each) => each.recordId),
    ).size
  return {
    remove: of('created', false),
    keep: of('created', true),
    restore: of('updated', false),
    leave: of('updated', true),
    kept: [...worked].slice(0, 20).map(([, name]) => ({ id: null, name, room: null })),
  }
}

async function undo<P extends object, R>(
  kind: RecordKind<P, R>,
  ctx: Ctx,
  found: ImportRow,
  rows: readonly UndoneRow[],
): Promise<Map<UndoneRow, Undone>> {
  const brought = rows.flatMap(broughtBy)
  const worked = await kind.worked(ctx, found, brought)
  const stuck = await kind.takeBack(
    ctx,
    found,
    brought.filter(({ recordId }) => !worked.has(recordId)),
  )
  return new Map(
    rows.map((row) => {
      const stays = row.record_id !== null && (worked.has(row.record_id) || stuck.has(row.record_id))
      const created = row.outcome === 'created'
      return [row, stays ? (created ? 'kept' : 'left') : created ? 'removed' : 'restored']
    }),
  )
}
