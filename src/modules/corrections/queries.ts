import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { type CorrectionState, correctionStates } from './contract.ts'

/** Corrections of this person's projects, and those he is to do. */
export const visibleCorrections = (ctx: Ctx): RawBuilder<boolean> =>
  ctx.actor.reach.company
    ? sql<boolean>`true`
    : sql<boolean>`(k.owner = ${ctx.actor.id}::uuid or k.project_id = any(${[...ctx.actor.reach.projects]}::uuid[]))`

export const listedColumns = (
  ctx: Ctx,
) => sql`k.id, k.title, p.name as project, k.kind, k.category, k.cause, s.name as owner, k.due_on as "dueOn", k.state, k.failed, k.version,
  (select count(*) from correction_tickets x where x.tenant_id = ${ctx.tenantId} and x.correction_id = k.id) as tickets`

export const listedJoins = sql`join projects p on p.tenant_id = k.tenant_id and p.id = k.project_id join staff s on s.tenant_id = k.tenant_id and s.id = k.owner`

export interface CorrectionRow {
  id: string
  project_id: string
  owner: string
  state: CorrectionState
  version: number
}

/** Locked. Throws `corrections.unknown`, `corrections.changed` and, where it is in none of these states, `corrections.not_now`. */
export async function correctionIn(
  ctx: Ctx,
  id: string,
  version: number | null,
  states: readonly CorrectionState[],
): Promise<CorrectionRow> {
  const { rows } =
    await sql<CorrectionRow>`select k.id, k.project_id, k.owner, k.state, k.version from corrections k
    where k.tenant_id = ${ctx.tenantId} and k.id = ${id} and ${visibleCorrections(ctx)} for update`.execute(
      ctx.db,
    )
  const row = rows[0]
  if (!row) throw new Refusal('corrections.unknown')
  if (version !== null && row.version !== version) throw new Refusal('corrections.changed')
  if (!states.includes(row.state))
    throw new Refusal('corrections.not_now', { state: correctionStates[row.state] })
  return row
}
