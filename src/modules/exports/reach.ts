import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'

/** Which homes and obligations this person may see; the same as on his screens. */
export function reachOf(ctx: Ctx, project: string, steward: string): RawBuilder<boolean> {
  const { reach, id } = ctx.actor
  if (reach.company) return sql<boolean>`true`
  return sql<boolean>`(${sql.ref(steward)} = ${id}::uuid or ${sql.ref(project)} = any(${[...reach.projects]}::uuid[]))`
}
