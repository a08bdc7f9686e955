import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import type { Plain } from './count-measures.ts'
import type { Defined } from './statement.ts'

/** The newest closing of each of these months that kept its measures. */
export async function frozenMonths(
  ctx: Ctx,
  months: readonly string[],
): Promise<Map<string, { version: number; by: string; at: string }>> {
  const { rows } = await sql<{ month: string; version: number; by: string; at: string }>`
    select distinct on (m.month) m.month, m.version, s.name as by, m.closed_at as at from closed_months m
      join staff s on s.tenant_id = m.tenant_id and s.id = m.closed_by
    where m.tenant_id = ${ctx.tenantId} and m.month = any(${[...months]}::text[])
      and exists (select from closed_measures c where c.tenant_id = m.tenant_id and c.month = m.month and c.version = m.version)
    order by m.month, m.version desc`.execute(ctx.db)
  return new Map(rows.map(({ month, ...closing }) => [month, closing]))
}

/** The measures of a closed month as they were kept, for some projects or (null) the company. */
export async function frozenCounts(
  ctx: Ctx,
  month: string,
  version: number,
  projectIds: readonly string[] | null,
  measures: readonly Defined[],
): Promise<Map<string, Plain>> {
  const { rows } = await sql<{
    key: string
    hits: number
    others: number
    against: number | null
    average: number | null
    median: number | null
    p90: number | null
    sum: number | null
  }>`
    select c.playbook || '/' || c.measure as key, sum(cardinality(c.hits)) as hits, sum(cardinality(c.others)) as others, sum(c.against) as against, n.*
    from closed_measures c
      left join lateral (select avg(x) as average, percentile_cont(0.5) within group (order by x) as median, percentile_cont(0.9) within group (order by x) as p90, sum(x) as sum
        from closed_measures d, unnest(d.numbers) x where d.tenant_id = c.tenant_id and d.month = c.month and d.version = c.version and d.playbook = c.playbook
          and d.measure = c.measure ${projectIds ? sql`and d.project_id = any(${[...projectIds]}::uuid[])` : sql``}) n on c.numbers is not null
    where c.tenant_id = ${ctx.tenantId} and c.month = ${month} and c.version = ${version} ${projectIds ? sql`and c.project_id = any(${[...projectIds]}::uuid[])` : sql``}
    group by c.playbook, c.measure, n.average, n.median, n.p90, n.sum`.execute(ctx.db)
  const defined = new Map(measures.map((each) => [each.key, each]))
  return new Map(
    rows.map((row) => {
      const value = defined.get(row.key)?.measure.value
      const fn = value?.of === 'field' ? value.over[0]?.fn : undefined
      const share =
        !fn &&
        Boolean(defined.get(row.key)?.measure.share || !('kind' in (defined.get(row.key)?.measure.of ?? {})))
      return [
        row.key,
        {
          hits: share ? row.hits : null,
          cases: row.hits + row.others,
          value: fn ? row[fn] : null,
          against: row.against,
        },
      ]
    }),
  )
}

/** The rows a closed month's measure was made of. */
export async function frozenRows(
  ctx: Ctx,
  { running, measure }: Defined,
  month: string,
  version: number,
  projectIds: readonly string[] | null,
): Promise<{ id: string; hit: boolean; adds: number | null }[]> {
  const { rows } = await sql<{ id: string; hit: boolean; adds: number | null }>`
    select x.id, x.hit, x.adds from closed_measures c, lateral (
      select h.id, true as hit, h.adds from unnest(c.hits, c.numbers) as h(id, adds) union all select o.id, false, null from unnest(c.others) as o(id)) x
    where c.tenant_id = ${ctx.tenantId} and c.month = ${month} and c.version = ${version} and c.playbook = ${running.name} and c.measure = ${measure.name}
      ${projectIds ? sql`and c.project_id = any(${[...projectIds]}::uuid[])` : sql``}`.execute(ctx.db)
  return rows
}
