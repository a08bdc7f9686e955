import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { visibleProjects } from './queries.ts'

/** Throws `places.unknown` for a project this person may not see. */
export async function projectInSight(ctx: Ctx, id: string): Promise<void> {
  const { rows } =
    await sql`select from projects p where p.tenant_id = ${ctx.tenantId} and p.id = ${id} and ${visibleProjects(ctx, 'p')}`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('places.unknown')
}
