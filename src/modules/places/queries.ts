import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { coveredUnits } from '../staff/covering.ts'

/** Which homes this person may see; `alias` names the units table in the query. */
export function visibleUnits(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const { reach } = ctx.actor
  if (reach.company) return sql<boolean>`true`
  const unit = sql.ref(`${alias}.steward_id`)
  return sql<boolean>`(${unit} = ${ctx.actor.id}::uuid or ${sql.ref(`${alias}.project_id`)} = any(${[...reach.projects]}::uuid[])
    ${reach.covers.length > 0 ? sql`or ${coveredUnits(ctx, alias)}` : sql``})`
}

/** Which projects this person may see: his own, and those with homes in his care. */
export function visibleProjects(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const { reach } = ctx.actor
  if (reach.company) return sql<boolean>`true`
  const project = sql.ref(`${alias}.id`)
  return sql<boolean>`(${project} = any(${[...reach.projects]}::uuid[]) or exists (
    select from units mine where mine.tenant_id = ${ctx.tenantId} and mine.project_id = ${project} and (mine.steward_id = ${ctx.actor.id}::uuid
      ${reach.covers.length > 0 ? sql`or ${coveredUnits(ctx, 'mine')}` : sql``})))`
}
