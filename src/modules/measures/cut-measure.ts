import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { cutMeasure } from './contract.ts'
import { isCounted, withValue } from './count-measures.ts'
import { measureNamed, projectsAsked, sortOf } from './defined.ts'
import { measuresSeen } from './see-measures.ts'
import { spanOf } from './span.ts'
import { figures, MeasureStatement } from './statement.ts'

const MOST_PARTS = 60

export const cutMeasureOperation = implement(cutMeasure, async (ctx, input) => {
  const defined = await measureNamed(ctx, input.key)
  if (!isCounted(ctx, defined)) throw new Refusal('measures.not_counted', {}, 'key')
  const projects = await projectsAsked(ctx, input.projectId)
  const statement = new MeasureStatement(ctx, projects)
  const counting = statement.counting(defined, spanOf(input.month, defined.measure.per), { split: true })
  const cut = defined.measure.cutBy.includes(input.by) ? statement.cut(defined, input.by) : null
  if (!cut)
    throw new Refusal(
      'measures.no_cut',
      { by: input.by, known: defined.measure.cutBy.join('、') || '–' },
      'by',
    )
  const [hits, cases, value] = figures(counting)
  const { rows } = await ctx.client.query<{
    key: string
    hits: number | null
    cases: number
    value: number | null
  }>(
    `select coalesce(${cut}, '') as key, ${hits} as hits, ${cases} as cases, ${value} as value from ${counting.from} and ${counting.population}
     group by 1 having ${cases} > 0 order by ${cases} desc, 1 limit ${MOST_PARTS}`,
    statement.values,
  )
  const names = await namesOf(
    ctx,
    input.by,
    rows.map(({ key }) => key),
  )
  const { measures } = await measuresSeen(ctx, { ...input, playbook: defined.running.name, compare: false })
  const is = sortOf(defined.measure)
  return {
    measure: measures.find(({ key }) => key === input.key)!,
    parts: rows.map(({ key, ...plain }) => ({
      key,
      title: names.get(key) ?? (key || null),
      ...withValue(is === 'rate' || defined.measure.against ? 'count' : is, { ...plain, against: null }),
    })),
  }
})

/** What the parts are called: projects, people and roles have names of their own. */
async function namesOf(ctx: Ctx, by: string, keys: readonly string[]): Promise<Map<string, string>> {
  const table =
    by === 'project'
      ? sql`projects`
      : by === 'assignee' || by === 'person'
        ? sql`staff`
        : by === 'accountable' || by === 'role'
          ? sql`(select tenant_id, code as id, title as name from roles)`
          : null
  if (!table) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`select n.id::text as id, n.name from ${table} n
    where n.tenant_id = ${ctx.tenantId} and n.id::text = any(${[...keys]}::text[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
