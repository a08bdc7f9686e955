import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { visibleProjects, visibleUnits } from './queries.ts'

/** Throws `places.unknown`, at the field where one is named, for a project this person may not see. */
export async function projectInSight(ctx: Ctx, id: string, field?: string): Promise<void> {
  const { rows } =
    await sql`select from projects p where p.tenant_id = ${ctx.tenantId} and p.id = ${id} and ${visibleProjects(ctx, 'p')}`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('places.unknown', {}, field)
}

/** For rows that name a project by `project_id`. */
export const rowsOfProjectsInSight = (ctx: Ctx, row: string): RawBuilder<boolean> =>
  ctx.actor.reach.company
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from projects seen where seen.tenant_id = ${sql.ref(`${row}.tenant_id`)} and seen.id = ${sql.ref(`${row}.project_id`)} and ${visibleProjects(ctx, 'seen')})`

/** For rows that name a home, or only a project: in this person's care or sight. `unit` is the home's table, outer joined. */
export const homeOrProjectInSight = (ctx: Ctx, row: string, unit: string): RawBuilder<boolean> =>
  ctx.actor.reach.company
    ? sql<boolean>`true`
    : sql<boolean>`(${visibleUnits(ctx, unit)} or ${sql.ref(`${row}.project_id`)} = any(${[...ctx.actor.reach.projects]}::uuid[]))`
