import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { type Kind, kinds, terms } from './contract.ts'

const DAY_MS = 86_400_000

export interface KeptFor {
  kind: Kind
  days: number | null
  changedBy: string | null
  changedAt: string | null
}

/** How long this company keeps each kind. */
export async function keptFor(ctx: Ctx): Promise<KeptFor[]> {
  const { rows } =
    await sql<KeptFor>`select t.kind, t.days, s.name as "changedBy", t.changed_at as "changedAt" from retention_terms t
      left join staff s on s.tenant_id = t.tenant_id and s.id = t.changed_by where t.tenant_id = ${ctx.tenantId}`.execute(
      ctx.db,
    )
  return kinds.map(
    (kind) =>
      rows.find((row) => row.kind === kind) ?? {
        kind,
        days: terms[kind].usual,
        changedBy: null,
        changedAt: null,
      },
  )
}

/** What was made before this moment is kept long enough, ISO in UTC. */
export const before = (now: string, days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString()
