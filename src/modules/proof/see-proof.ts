import { sql } from 'kysely'
import { carriedState } from '#engine/carried-state.ts'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { ownersOf } from '../playbooks/sentences.ts'
import { inTimeRate, seeProof } from './contract.ts'
import { countMonths, monthBefore } from './count-months.ts'
import { type Closing, closingsOf, type ProofFilter } from './queries.ts'
import { addCounts, type Counts, noCounts, withRate } from './rules.ts'
import { twelveMonths } from './see-months.ts'

type Row = OutputOf<typeof seeProof>['rows'][number]
type Cut = 'clause' | 'role' | 'person' | 'project' | 'month'

export const seeProofOperation = implement(seeProof, (ctx, input) => proofSeen(ctx, input))

/** The figures of a month with the rows of the table; export reads the same. */
export async function proofSeen(
  ctx: Ctx,
  input: { month: string; by: Cut; version?: number | undefined } & ProofFilter,
): Promise<OutputOf<typeof seeProof>> {
  const earlier = monthBefore(input.month, 1)
  const shown = input.version === undefined ? undefined : { month: input.month, version: input.version }
  const [closings, months] = await Promise.all([
    closingsOf(ctx, input.month),
    countMonths(ctx, [input.month, earlier], input.by, input, shown),
    // What the rows are called travels with the figures.
    runningPlaybooks(ctx),
  ])
  const closing = shown ? closings.find((each) => each.version === shown.version) : closings[0]
  if (shown && !closing) throw new Refusal('proof.version_unknown')
  const [counted, before] = [months.get(input.month)!, months.get(earlier)!]
  const total = [...counted.values()].reduce(addCounts, noCounts())
  const totalBefore = [...before.values()].reduce(addCounts, noCounts())
  const rowOf = (key: string, words: Pick<Row, 'title' | 'who' | 'carried' | 'target' | 'assumed'>): Row => ({
    key,
    ...words,
    ...withRate(counted.get(key) ?? noCounts()),
    rateBefore: withRate(before.get(key) ?? noCounts()).rate,
  })
  const rows =
    input.by === 'clause'
      ? await clauseRows(ctx, input.playbook, rowOf)
      : input.by === 'month'
        ? await monthRows(ctx, input)
        : await plainRows(ctx, input.by, counted, rowOf)
  return {
    month: input.month,
    running: !closing,
    closed: closing ? closedOf(closing, closings.length) : null,
    total: withRate(total),
    before: withRate(totalBefore),
    rows,
    formula: inTimeRate,
  }
}

const closedOf = (closing: Closing, versions: number) => ({ ...closing, versions })

type RowOf = (key: string, words: Pick<Row, 'title' | 'who' | 'carried' | 'target' | 'assumed'>) => Row

/** A row for every clause of every running playbook, also for those that nothing carries. */
async function clauseRows(ctx: Ctx, name: string | undefined, rowOf: RowOf): Promise<Row[]> {
  const rows: Row[] = []
  for (const running of await runningPlaybooks(ctx)) {
    if (name && running.name !== name) continue
    for (const clause of running.playbook.clauses) {
      const rule = running.playbook.rules.find((each) => each.clauses.includes(clause.id))
      rows.push(
        rowOf(clause.id, {
          title: clause.title,
          who: rule ? ownersOf(running.playbook, rule) : { zh: '–', en: '–' },
          carried: carriedState(running.playbook, clause),
          target: targetOf(running, clause.id),
          assumed: clause.carriedBy.some((each) => each.assumed.length > 0),
        }),
      )
    }
  }
  return rows
}

const signs: Record<string, string> = { 'at least': '≥', 'at most': '≤', over: '>', under: '<', exactly: '=' }

/** What a measure of the playbook asks of the duties a clause is counted by: `≥ 95%`. */
function targetOf(running: Running, clause: string): string | null {
  const { measures, parameters, rules } = running.playbook
  const measure = measures.find(
    ({ of, share, target }) =>
      target &&
      'duties' in of &&
      !(share && 'word' in share && share.word === 'waived') &&
      rules.some((rule) => rule.name === of.duties && rule.clauses[0] === clause),
  )
  if (!measure?.target) return null
  const { test } = measure.target
  if ('than' in measure.target) return `${signs[test]} ${Math.round(measure.target.than * 1000) / 10}%`
  const { parameter } = measure.target
  const value =
    running.parameter(parameter, undefined) ?? parameters.find(({ name }) => name === parameter)?.plain
  return typeof value === 'string' ? `${signs[test]} ${value}` : null
}

const words = (title: string | null) => ({
  title,
  who: { zh: '', en: '' },
  carried: '-' as const,
  target: null,
  assumed: false,
})

async function monthRows(ctx: Ctx, { month, ...filter }: { month: string } & ProofFilter): Promise<Row[]> {
  const months = await twelveMonths(ctx, month, filter)
  return months
    .map(({ month: name, counts }) => ({ key: name, ...words(name), ...withRate(counts), rateBefore: null }))
    .reverse()
}

async function plainRows(
  ctx: Ctx,
  by: 'role' | 'person' | 'project',
  counted: Map<string, Counts>,
  rowOf: RowOf,
): Promise<Row[]> {
  const table = {
    role: sql`select code as id, title as name from roles`,
    person: sql`select id::text, name from staff`,
    project: sql`select id::text, name from projects`,
  }[by]
  const { rows } = await sql<{
    id: string
    name: string
  }>`select * from (${table} where tenant_id = ${ctx.tenantId}) n where n.id = any(${[...counted.keys()]}::text[]) order by n.name`.execute(
    ctx.db,
  )
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return [...counted.keys()]
    .map((key) => rowOf(key, words(names.get(key) ?? (key === '' || key === 'system' ? null : key))))
    .sort((a, b) => b.owed - a.owed)
}
