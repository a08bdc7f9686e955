import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'

/** Which obligations a person's proof is about: his projects, or what he owes himself. */
export function visibleProof(ctx: Ctx): RawBuilder<boolean> {
  const { reach } = ctx.actor
  if (reach.company) return sql<boolean>`true`
  return sql<boolean>`(r.owed_by = ${ctx.actor.id}::uuid or r.project_id = any(${[...reach.projects]}::uuid[]))`
}

/** First and next first moment of a month in the company's zone, as SQL. */
export const monthSpan = (ctx: Ctx, month: string) => ({
  from: sql`(${`${month}-01`}::timestamp at time zone ${ctx.tenant.timeZone})`,
  until: sql`((${`${month}-01`}::date + interval '1 month')::timestamp at time zone ${ctx.tenant.timeZone})`,
})

/** A due at midnight ends the day before it: such an obligation belongs to the month of that day. */
const dueIn = (from: RawBuilder<unknown>, until: RawBuilder<unknown>) =>
  sql`o.due_at > ${from} and o.due_at <= ${until}`

export interface ProofFilter {
  playbook?: string | undefined
  clause?: string | undefined
  role?: string | undefined
  staffId?: string | undefined
  projectId?: string | undefined
}

/** What a proof row says, as `closed_rows` keeps it; `alias` is where it is read from. */
export const proofColumns = (alias?: 'r' | 'x' | 'l') =>
  sql.join(PROOF_ROW.map((name) => sql.ref(alias ? `${alias}.${name}` : name)))

const PROOF_ROW = [
  'obligation_id',
  'playbook',
  'rule',
  'clause',
  'role',
  'owed_by',
  'project_id',
  'outcome',
  'late_entry',
  'in_bulk',
  'no_answer',
]

/** The obligations due in a month as they stand now. */
function liveRows(ctx: Ctx, month: string, filter: ProofFilter): RawBuilder<unknown> {
  const { from, until } = monthSpan(ctx, month)
  return sql`select o.*, o.id as obligation_id, ${outcomeSql(ctx)} as outcome, o.attempts > 0 and o.state <> 'met' as no_answer
    from obligations o where o.tenant_id = ${ctx.tenantId} and not o.parent and ${dueIn(from, until)} ${filter.projectId ? sql`and o.project_id = ${filter.projectId}` : sql``}`
}

const ofPerson = (staffId: string | undefined) =>
  staffId === 'nobody' ? sql`and r.owed_by is null` : staffId ? sql`and r.owed_by = ${staffId}::uuid` : sql``

function filtered(ctx: Ctx, filter: ProofFilter): RawBuilder<unknown> {
  return sql`${visibleProof(ctx)}
    ${filter.playbook ? sql`and r.playbook = ${filter.playbook}` : sql``} ${filter.clause ? sql`and r.clause = ${filter.clause}` : sql``}
    ${filter.role ? sql`and r.role = ${filter.role}` : sql``} ${ofPerson(filter.staffId)}
    ${filter.projectId ? sql`and r.project_id = ${filter.projectId}` : sql``}`
}

/**
 * The rows a month's figures are made of, one per obligation due in it. A closed month answers from what was frozen when
 * it was closed; a running one from the obligations as they stand.
 */
export function proofRows(
  ctx: Ctx,
  month: string,
  version: number | null,
  filter: ProofFilter,
): RawBuilder<unknown> {
  const source =
    version === null
      ? liveRows(ctx, month, filter)
      : sql`select * from closed_rows x where x.tenant_id = ${ctx.tenantId} and x.month = ${month} and x.version = ${version}`
  return sql`select ${proofColumns('r')} from (${source}) r where ${filtered(ctx, filter)}`
}

/** The same of several months at once with the month of each row: from its newest closing, or the one `shown` names, or as it stands. */
export function rowsOfMonths(
  ctx: Ctx,
  months: readonly string[],
  filter: ProofFilter,
  shown?: { month: string; version: number },
): RawBuilder<unknown> {
  const closed = (month: string) =>
    shown?.month === month
      ? sql`${shown.version}::int`
      : sql`(select max(m.version) from closed_months m where m.tenant_id = ${ctx.tenantId} and m.month = ${month})`
  const parts = months.flatMap((month) => [
    sql`select ${month} as month, ${proofColumns('l')} from (${liveRows(ctx, month, filter)}) l where ${closed(month)} is null`,
    sql`select x.month, ${proofColumns('x')}
      from closed_rows x where x.tenant_id = ${ctx.tenantId} and x.month = ${month} and x.version = ${closed(month)}`,
  ])
  return sql`select r.month, ${proofColumns('r')} from (${sql.join(parts, sql` union all `)}) r where ${filtered(ctx, filter)}`
}

/** The term of the sum line an obligation belongs to; the terms exclude each other and leave nothing out. */
const outcomeSql = (ctx: Ctx) => sql`case o.state when 'waived' then 'waived' when 'lapsed' then 'lapsed'
  when 'met' then case when o.met_at <= o.due_at then 'in-time' else 'late-done' end
  else case when o.due_at <= ${ctx.now}::timestamptz then 'late-open' else 'not-due' end end`

export const countColumns = sql`count(*) as owed, count(*) filter (where r.outcome = 'in-time') as "inTime", count(*) filter (where r.outcome = 'late-done') as "lateDone",
  count(*) filter (where r.outcome = 'late-open') as "lateOpen", count(*) filter (where r.outcome = 'waived') as waived, count(*) filter (where r.outcome = 'lapsed') as lapsed,
  count(*) filter (where r.outcome = 'not-due') as "notDue", count(*) filter (where r.late_entry) as "lateEntry", count(*) filter (where r.in_bulk) as "inBulk",
  count(*) filter (where r.no_answer) as "noAnswer", 0 as suspended`

export interface Closing {
  version: number
  by: string
  at: string
  reason: string | null
}

/** The closings of a month, newest first. */
export async function closingsOf(ctx: Ctx, month: string): Promise<Closing[]> {
  const { rows } =
    await sql<Closing>`select m.version, s.name as by, m.closed_at as at, m.reason from closed_months m join staff s on s.tenant_id = m.tenant_id and s.id = m.closed_by
    where m.tenant_id = ${ctx.tenantId} and m.month = ${month} order by m.version desc`.execute(ctx.db)
  return rows
}
