import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { likenessOf } from '../tickets/find-similar.ts'
import { findIncidents, type ListedIncident } from './contract.ts'
import { listedColumns, visibleIncidents } from './queries.ts'

/** Whoever calls from one of its homes probably means it if he says one word of it; of others the words must say so. */
const LIKELY = { ownHome: 0.005, elsewhere: 0.3 }

export const findIncidentsOperation = implement(findIncidents, async (ctx, input) => {
  const { rows } = await sql<ListedIncident & { ownHome: boolean }>`select ${listedColumns(ctx)}, ${
    input.unitId
      ? sql`exists (select from incident_homes x where x.tenant_id = i.tenant_id and x.incident_id = i.id and x.unit_id = ${input.unitId}::uuid)`
      : sql`false`
  } as "ownHome" from incidents i join projects p on p.tenant_id = i.tenant_id and p.id = i.project_id
    where i.tenant_id = ${ctx.tenantId} and i.ended_at is null and i.project_id = ${input.projectId} and ${visibleIncidents(ctx, 'i')}`.execute(
    ctx.db,
  )
  const alike = likenessOf(
    input.words,
    rows.map((row) => `${row.title}${row.category ?? ''}${row.say}`),
  )
  const incidents = rows
    .map((row, at) => {
      const kind = input.category !== undefined && row.category === input.category ? 0.5 : 0
      return { ...row, likeness: Math.min(1, kind + 0.6 * alike[at]!) }
    })
    .filter(
      ({ ownHome, likeness }) =>
        likeness >= (ownHome ? LIKELY.ownHome : LIKELY.elsewhere) && (ownHome || !input.unitId),
    )
    .sort((a, b) => Number(b.ownHome) - Number(a.ownHome) || b.likeness - a.likeness)
  return { incidents: incidents.slice(0, 3) }
})
