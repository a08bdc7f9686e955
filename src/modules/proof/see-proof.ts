import { sql } from 'kysely'
import type { Playbook } from '#engine/playbook.ts'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { ownersOf } from '../playbooks/sentences.ts'
import { seeProof } from './contract.ts'
import { type Closing, closingsOf, countColumns, type ProofFilter, proofRows } from './queries.ts'
import { addCounts, type Counts, noCounts, withRate } from './rules.ts'

type Row = OutputOf<typeof seeProof>['rows'][number]

const keys = {
  clause: sql`r.clause`,
  role: sql`r.role`,
  person: sql`coalesce(r.owed_by::text, '')`,
  project: sql`coalesce(r.project_id::text, '')`,
  month: sql`''`,
} as const

const monthBefore = (month: string, back: number) => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - back
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

export const seeProofOperation = implement(seeProof, async (ctx, input) => {
  const earlier = monthBefore(input.month, 1)
  const [closings, closingsBefore, months] = await Promise.all([
    closingsOf(ctx, input.month),
    closingsOf(ctx, earlier),
    twelveMonths(ctx, input),
  ])
  const closing =
    input.version === undefined ? closings[0] : closings.find((each) => each.version === input.version)
  if (input.version !== undefined && !closing) throw new Refusal('proof.version_unknown')
  const [counted, before] = await Promise.all([
    grouped(ctx, input.month, closing?.version ?? null, input, input.by),
    grouped(ctx, earlier, closingsBefore[0]?.version ?? null, input, input.by),
  ])
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
      : await plainRows(ctx, input.by, counted, months, rowOf)
  return {
    month: input.month,
    running: !closing,
    closed: closing ? closedOf(closing, closings.length) : null,
    total: withRate(total),
    before: withRate(totalBefore),
    rows,
    months: months.map(({ month, counts }) => ({ month, rate: withRate(counts).rate, owed: counts.owed })),
    formula: {
      name: '按时率',
      version: 1,
      numerator: '按时:办成时间不晚于期限的件数(按实际发生的时间,不按录入的时间)',
      denominator: '应办 − 免除 − 已取消 − 未到期',
      period: '期限落在当月的件数;期限在某日 24:00 的,算那一天的月份',
      leftOut: '免除(有原因、经同意)、已取消(过户、条件不再成立)、未到期',
    },
  }
})

const closedOf = (closing: Closing, versions: number) => ({ ...closing, versions })

async function grouped(
  ctx: Ctx,
  month: string,
  version: number | null,
  filter: ProofFilter,
  by: keyof typeof keys,
): Promise<Map<string, Counts>> {
  const { rows } = await sql<
    Counts & { key: string }
  >`select ${keys[by]} as key, ${countColumns} from (${proofRows(ctx, month, version, filter)}) r group by 1`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ key, ...counts }) => [key, counts]))
}

/** Twelve months to the asked one in one statement, each from its newest closing or as it stands. */
async function twelveMonths(
  ctx: Ctx,
  input: { month: string } & ProofFilter,
): Promise<{ month: string; counts: Counts }[]> {
  const names = Array.from({ length: 12 }, (_, back) => monthBefore(input.month, 11 - back))
  const { rows: closed } = await sql<{
    month: string
    version: number
  }>`select month, max(version) as version from closed_months where tenant_id = ${ctx.tenantId} and month = any(${names}) group by month`.execute(
    ctx.db,
  )
  const versions = new Map(closed.map((row) => [row.month, row.version]))
  const parts = names.map(
    (month) =>
      sql`select ${month} as month, ${countColumns} from (${proofRows(ctx, month, versions.get(month) ?? null, input)}) r`,
  )
  const { rows } = await sql<Counts & { month: string }>`${sql.join(parts, sql` union all `)}`.execute(ctx.db)
  return rows.map(({ month, ...counts }) => ({ month, counts }))
}

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
          who: rule ? ownersOf(running.playbook, rule) : '–',
          carried: rule ? 'carried' : carriedOf(clause),
          target: null,
          assumed: clause.carriedBy.some((each) => each.assumed.length > 0),
        }),
      )
    }
  }
  return rows
}

function carriedOf(clause: Playbook['clauses'][number]): Row['carried'] {
  if (clause.statement || clause.carriedBy.some((each) => each.carried)) return 'statement'
  return clause.carriedBy.length > 0 ? 'not-carried' : 'nothing'
}

async function plainRows(
  ctx: Ctx,
  by: 'role' | 'person' | 'project' | 'month',
  counted: Map<string, Counts>,
  months: { month: string; counts: Counts }[],
  rowOf: RowOf,
): Promise<Row[]> {
  const words = (title: string) => ({ title, who: '', carried: '-' as const, target: null, assumed: false })
  if (by === 'month')
    return months
      .map(({ month, counts }) => ({ key: month, ...words(month), ...withRate(counts), rateBefore: null }))
      .reverse()
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
    .map((key) =>
      rowOf(key, words(names.get(key) ?? (key === '' ? '未分配' : key === 'system' ? '系统' : key))),
    )
    .sort((a, b) => b.owed - a.owed)
}
