import type { Ctx } from '#platform/perform.ts'
import { isCounted } from './count-measures.ts'
import { definedMeasures } from './defined.ts'
import { spanOf } from './span.ts'
import { MeasureStatement } from './statement.ts'

/** Keeps a month's measures of every project with the rows they were made of, as the month is closed. */
export async function freezeMeasures(ctx: Ctx, month: string, version: number): Promise<void> {
  for (const defined of await definedMeasures(ctx)) {
    if (!isCounted(ctx, defined)) continue
    const statement = new MeasureStatement(ctx, null)
    const span = spanOf(month, defined.measure.per)
    const { from, population, hit, adds, id, project } = statement.counting(defined, span)
    const others = statement.against(defined, span)
    const put = (value: unknown, type: string) => statement.put(value, type)
    const tenant = put(ctx.tenantId, 'uuid')
    const against = others
      ? `(select ${others.adds ? 'sum(a.adds)' : 'count(*)'} from (select ${others.project} as project_id, ${others.adds?.of ?? 'null'} as adds from ${others.from} and ${others.population}) a where a.project_id = p.id)`
      : 'null'
    await ctx.client.query(
      `insert into closed_measures (tenant_id, month, version, playbook, playbook_version, measure, project_id, hits, others, numbers, against)
       select ${tenant}, ${put(month, 'text')}, ${put(version, 'int')}, ${put(defined.running.name, 'text')}, ${put(defined.running.version, 'int')},
         ${put(defined.measure.name, 'text')}, p.id, coalesce(x.hits, '{}'), coalesce(x.others, '{}'), ${adds ? `coalesce(x.numbers, '{}')` : 'null'}, ${against}
       from projects p left join (
         select ${project} as project_id, array_agg(${id}) filter (where ${hit === null ? 'true' : `(${hit}) is true`}) as hits,
           array_agg(${id}) filter (where ${hit === null ? 'false' : `(${hit}) is false`}) as others,
           array_agg(${adds?.of ?? 'null::float8'}) as numbers
         from ${from} and ${population} ${adds ? `and ${adds.of} is not null` : ''} group by 1) x on x.project_id = p.id
       where p.tenant_id = ${tenant}`,
      statement.values,
    )
  }
}
