import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { inScope } from '../customers/customer-in-scope.ts'
import { countDossiers, listLacking } from './contract/dossier.ts'
import { dossierOf, type FactRow, factsOfMany, SUMS, wantedNow, withRecord } from './queries.ts'

type Sums = Record<'wanted' | 'known' | 'missing' | 'stale' | 'declined', number>

/** Of a whole company by project, of one project by steward; beside it the same people by what is wanted. */
export const countDossiersOperation = implement(countDossiers, async (ctx, { projectId, phase }) => {
  const { wanted } = await wantedNow(ctx, phase)
  if (wanted.length === 0) return { parts: [], facts: [] }
  const where = sql`${inScope(ctx, 'c')} ${projectId ? sql`and c.project_id = ${projectId}` : sql``}`
  const part = projectId ? sql`c.steward_id` : sql`c.project_id`
  const names = projectId ? sql`staff` : sql`projects`
  const { rows } = await sql<{
    parts: (Sums & { id: string | null; name: string | null; people: number; complete: number })[] | null
    facts: (Sums & { field: string })[] | null
  }>`
    with facts as materialized (${factsOfMany(ctx, wanted, part, where)}),
      people as (select customer_id, part, ${SUMS} from facts f group by 1, 2),
      parts as (select p.part as id, count(*) as people, count(*) filter (where p.missing + p.stale = 0) as complete, sum(p.wanted)::bigint as wanted,
        sum(p.known)::bigint as known, sum(p.missing)::bigint as missing, sum(p.stale)::bigint as stale, sum(p.declined)::bigint as declined
        from people p group by 1)
    select (select json_agg(x order by x.name nulls last, x.id) from (
        select parts.*, n.name from parts left join ${names} n on n.tenant_id = ${ctx.tenantId} and n.id = parts.id) x) as parts,
      (select json_agg(x) from (select f.field, ${SUMS} from facts f group by 1) x) as facts`.execute(ctx.db)
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
