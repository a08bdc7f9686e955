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

export type WantedField = Wanted & { of: DossierField }

/**
 * What is wanted of customers `c` whose days stand in `s`: a row `w` a fact, with what was heard of it in `h`. A home moved into was handed
 * over and signed, whether or not those days are kept.
 */
const factsOf = (ctx: Ctx, wanted: readonly WantedField[]) => {
  const rows = wanted.map(
    ({ field, phase, freshMonths, rank, of }) =>
      sql`(${field}::text, ${phase}::text, ${freshMonths}::integer, ${rank}::integer, ${present(of)})`,
  )
  const reached = STEPS.map(({ phase }, at) => {
    const days = STEPS.slice(0, at + 1).map(({ column }) => sql`s.${sql.ref(column)}`)
    return sql`when ${phase} then coalesce(${sql.join(days)}) <= ${todayOf(ctx)}::date`
  })
  return {
    rows: sql`(values ${sql.join(rows)}) as w(field, phase, months, rank, present)`,
    heard: sql`left join heard_facts h on h.tenant_id = c.tenant_id and h.customer_id = c.id and h.field = w.field`,
    reached: sql`case w.phase when 'known' then true ${sql.join(reached, sql` `)} end`,
  }
}

const todayOf = (ctx: Ctx) => localDayOf(ctx.now, ctx.tenant.timeZone)

const DAYS = sql`max(x.signed_on) as signed_on, max(x.handed_over_on) as handed_over_on, max(x.moved_in_on) as moved_in_on`

/** Of a fact `w` of customer `c`; what was never said to anybody counts as heard when the record was made. */
const stateOf = (
  ctx: Ctx,
) => sql`case when h.ask_again_on > ${todayOf(ctx)}::date then 'declined' when not w.present then 'missing'
  when w.months is null then 'known' when h.answer = 'declined' then 'stale'
  when ((coalesce(h.heard_at, c.created_at) at time zone ${ctx.tenant.timeZone})::date + make_interval(months => w.months))::date <= ${todayOf(ctx)}::date then 'stale'
  else 'known' end`

export const SUMS = sql`count(*) as wanted, count(*) filter (where f.state = 'known') as known, count(*) filter (where f.state = 'missing') as missing,
  count(*) filter (where f.state = 'stale') as stale, count(*) filter (where f.state = 'declined') as declined`

/** Beside customers `c`, one by one: the sums `d` over what is wanted of each by now, and the facts themselves. For one, or the first of many. */
export function dossierOf(ctx: Ctx, wanted: readonly WantedField[]): RawBuilder<unknown> {
  const { rows, heard, reached } = factsOf(ctx, wanted)
  return sql`cross join lateral (select ${DAYS} from holdings x
      where x.tenant_id = c.tenant_id and x.customer_id = c.id and x.ended_on is null) s
    cross join lateral (select ${SUMS},
        json_agg(json_build_object('field', f.field, 'state', f.state, 'heardAt', f.heard_at, 'heardBy', f.heard_by, 'askAgainOn', f.ask_again_on)
          order by f.rank, f.field) as facts
      from (select w.field, w.rank, h.ask_again_on, h.heard_by, ${stateOf(ctx)} as state,
          case when h.answer is null then case when w.present then c.created_at end else h.heard_at end as heard_at
        from ${rows} ${heard} where ${reached}) f) d`
}

/** The same facts of all customers `c` that `where` lets through, in one pass: `customer_id`, `part`, `field`, `state`. */
export function factsOfMany(
  ctx: Ctx,
  wanted: readonly WantedField[],
  part: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { rows, heard, reached } = factsOf(ctx, wanted)
  return sql`select c.id as customer_id, ${part} as part, w.field, ${stateOf(ctx)} as state
    from customers c left join (select x.customer_id, ${DAYS} from holdings x where x.tenant_id = ${ctx.tenantId} and x.ended_on is null group by 1) s
      on s.customer_id = c.id
    cross join lateral ${rows} ${heard}
    where c.tenant_id = ${ctx.tenantId} and ${withRecord} and ${where} and ${reached}`
}
