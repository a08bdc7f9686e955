import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import type { FactState, Phase } from './contract/words.ts'
import { type DossierField, dossierFields, present } from './dossier-fields.ts'

export interface Wanted {
  field: string
  questionZh: string
  questionEn: string
  phase: Phase
  freshMonths: number | null
  rank: number
}

/** What the company wants to know, each with its field; a field no running playbook has any more is left out. */
export async function wantedNow(
  ctx: Ctx,
  phase?: Phase,
): Promise<{ wanted: (Wanted & { of: DossierField })[]; fields: Map<string, DossierField> }> {
  const [fields, { rows }] = await Promise.all([
    dossierFields(ctx),
    sql<Wanted>`select field, question_zh as "questionZh", question_en as "questionEn", phase, fresh_months as "freshMonths", rank
      from wanted_facts where tenant_id = ${ctx.tenantId} order by rank, field`.execute(ctx.db),
  ])
  const wanted = rows.flatMap((row) => {
    const of = fields.get(row.field)
    return of && (!phase || row.phase === phase) ? [{ ...row, of }] : []
  })
  return { wanted, fields }
}

export interface FactRow {
  field: string
  state: FactState
  heardAt: string | null
  heardBy: string | null
  askAgainOn: string | null
}

/** Who has a record to be complete: people and households that are here. */
export const withRecord = sql`c.merged_into is null and c.kind <> 'organisation'`

const STEPS: readonly { phase: Phase; column: string }[] = [
  { phase: 'moved-in', column: 'moved_in_on' },
  { phase: 'handed-over', column: 'handed_over_on' },
  { phase: 'signed', column: 'signed_on' },
]

/**
 * Beside customers `c`: what is wanted of each by now, as sums and as `d.facts`. What was never said to anybody counts as heard when
 * the record was made. A home moved into was handed over and signed, whether or not those days are kept.
 */
export function dossierOf(ctx: Ctx, wanted: readonly (Wanted & { of: DossierField })[]): RawBuilder<unknown> {
  const today = localDayOf(ctx.now, ctx.tenant.timeZone)
  const zone = ctx.tenant.timeZone
  const rows = wanted.map(
    ({ field, phase, freshMonths, rank, of }) =>
      sql`(${field}::text, ${phase}::text, ${freshMonths}::integer, ${rank}::integer, ${present(of)})`,
  )
  const reached = STEPS.map(({ phase }, at) => {
    const days = STEPS.slice(0, at + 1).map(({ column }) => sql`s.${sql.ref(column)}`)
    return sql`when ${phase} then coalesce(${sql.join(days)}) <= ${today}::date`
  })
  return sql`cross join lateral (
      select max(x.signed_on) as signed_on, max(x.handed_over_on) as handed_over_on, max(x.moved_in_on) as moved_in_on from holdings x
      where x.tenant_id = c.tenant_id and x.customer_id = c.id and x.ended_on is null) s
    cross join lateral (
      select count(*) as wanted, count(*) filter (where f.state = 'known') as known, count(*) filter (where f.state = 'missing') as missing,
        count(*) filter (where f.state = 'stale') as stale, count(*) filter (where f.state = 'declined') as declined,
        json_agg(json_build_object('field', f.field, 'state', f.state, 'heardAt', f.heard_at, 'heardBy', f.heard_by, 'askAgainOn', f.ask_again_on)
          order by f.rank, f.field) as facts
      from (select w.field, w.rank, w.present, h.ask_again_on, h.heard_by,
          case when h.answer is null then case when w.present then c.created_at end else h.heard_at end as heard_at,
          case when h.ask_again_on > ${today}::date then 'declined' when not w.present then 'missing'
            when w.months is null then 'known' when h.answer = 'declined' then 'stale'
            when ((coalesce(h.heard_at, c.created_at) at time zone ${zone})::date + make_interval(months => w.months))::date <= ${today}::date then 'stale'
            else 'known' end as state
        from (values ${sql.join(rows)}) as w(field, phase, months, rank, present)
        left join heard_facts h on h.tenant_id = c.tenant_id and h.customer_id = c.id and h.field = w.field
        where case w.phase when 'known' then true ${sql.join(reached, sql` `)} end) f) d`
}
