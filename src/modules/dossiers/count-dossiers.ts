import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { inScope } from '../customers/customer-in-scope.ts'
import { countDossiers, listLacking } from './contract/dossier.ts'
import { dossierOf, type FactRow, wantedNow, withRecord } from './queries.ts'

type Sums = Record<'wanted' | 'known' | 'missing' | 'stale' | 'declined', number>
const sums = sql`sum(d.wanted)::integer as wanted, sum(d.known)::integer as known, sum(d.missing)::integer as missing, sum(d.stale)::integer as stale, sum(d.declined)::integer as declined`

/** Of a whole company by project, of one project by steward; beside it the same people by what is wanted. */
export const countDossiersOperation = implement(countDossiers, async (ctx, { projectId, phase }) => {
  const { wanted } = await wantedNow(ctx, phase)
  if (wanted.length === 0) return { parts: [], facts: [] }
  const { rows } = await sql<{
    parts: (Sums & { id: string | null; name: string | null; people: number; complete: number })[] | null
    facts: (Sums & { field: string })[] | null
  }>`
    with counted as materialized (select c.project_id, c.steward_id, d.* from customers c ${dossierOf(ctx, wanted)}
      where c.tenant_id = ${ctx.tenantId} and ${withRecord} and ${inScope(ctx, 'c')} and d.wanted > 0
      ${projectId ? sql`and c.project_id = ${projectId}` : sql``})
    select (select json_agg(p order by p.name nulls last, p.id) from (
        select ${projectId ? sql`d.steward_id` : sql`d.project_id`} as id, max(n.name) as name, count(*) as people, count(*) filter (where d.missing + d.stale = 0) as complete, ${sums}
        from counted d left join ${projectId ? sql`staff n on n.tenant_id = ${ctx.tenantId} and n.id = d.steward_id` : sql`projects n on n.tenant_id = ${ctx.tenantId} and n.id = d.project_id`}
        group by 1) p) as parts,
      (select json_agg(x) from (select f->>'field' as field, count(*)::integer as wanted, count(*) filter (where f->>'state' = 'known')::integer as known,
          count(*) filter (where f->>'state' = 'missing')::integer as missing, count(*) filter (where f->>'state' = 'stale')::integer as stale,
          count(*) filter (where f->>'state' = 'declined')::integer as declined
        from counted d, lateral json_array_elements(d.facts) f group by 1) x) as facts`.execute(ctx.db)
  const facts = rows[0]?.facts ?? []
  return {
    parts: rows[0]?.parts ?? [],
    facts: wanted.flatMap(({ field, of }) => {
      const found = facts.find((each) => each.field === field)
      return found ? [{ ...found, title: of.title }] : []
    }),
  }
})

interface LackingRow {
  id: string
  name: string
  room: string | null
  steward: string | null
  wanted: number
  known: number
  facts: FactRow[]
}

export const listLackingOperation = implement(listLacking, async (ctx, input) => {
  const { wanted } = await wantedNow(ctx, input.phase)
  const asked = input.field ? wanted.filter(({ field }) => field === input.field) : wanted
  if (asked.length === 0) return { people: [], after: null }
  const short =
    input.state === 'missing'
      ? sql`d.missing > 0`
      : input.state === 'stale'
        ? sql`d.stale > 0`
        : sql`d.missing + d.stale > 0`
  const { rows } =
    await sql<LackingRow>`select c.id, c.name, c.room, st.name as steward, d.wanted, d.known, d.facts
    from customers c left join staff st on st.tenant_id = c.tenant_id and st.id = c.steward_id ${dossierOf(ctx, asked)}
    where c.tenant_id = ${ctx.tenantId} and ${withRecord} and ${inScope(ctx, 'c')} and ${short}
      ${input.projectId ? sql`and c.project_id = ${input.projectId}` : sql``}
      ${input.stewardId === 'none' ? sql`and c.steward_id is null` : input.stewardId ? sql`and c.steward_id = ${input.stewardId}` : sql``}
      ${input.after ? sql`and c.id < ${input.after}::uuid` : sql``} order by c.id desc limit ${input.limit + 1}`.execute(
      ctx.db,
    )
  const page = rows.slice(0, input.limit)
  return {
    people: page.map(({ facts, ...row }) => ({
      ...row,
      lacking: facts
        .filter(({ state }) =>
          input.state ? state === input.state : state === 'missing' || state === 'stale',
        )
        .map(({ field, state }) => ({
          field,
          state,
          title: asked.find((each) => each.field === field)!.of.title,
        })),
    })),
    after: rows.length > input.limit ? page.at(-1)!.id : null,
  }
})
