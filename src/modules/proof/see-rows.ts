import { type RawBuilder, sql } from 'kysely'
import type { InputOf, OutputOf, Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { sayEvent } from '../playbooks/sentences.ts'
import { seeProofRows } from './contract.ts'
import { type Done, doneColumns, doneJoins, sayHowDone } from './how-done.ts'
import { closingsOf, countColumns, proofRows, rowsOfMonths } from './queries.ts'
import { type Counts, noCounts, withRate } from './rules.ts'

type Row = OutputOf<typeof seeProofRows>['rows'][number]
type Asked = Omit<InputOf<typeof seeProofRows>, 'after' | 'limit'>

export type Found = Omit<Row, 'title' | 'fact' | 'factOn' | 'how'> &
  Done & {
    playbook: string
    version: number
    rule: string
    event: string | null
    trigger_at: string
  }

const sides = {
  lateEntry: sql`and r.late_entry`,
  inBulk: sql`and r.in_bulk`,
  noAnswer: sql`and r.no_answer`,
  suspended: sql`and false`,
} as const

const behind = (rows: RawBuilder<unknown>, { outcome, side }: Asked) =>
  sql`select r.* from (${rows}) r where true ${outcome ? sql`and r.outcome = ${outcome}` : sql``} ${side ? sides[side] : sql``}`

const matters = (ctx: Ctx, rows: RawBuilder<unknown>) => sql<Found>`
    select o.id, o.customer_id as "customerId", c.name as customer, u.room, p.name as project, o.clause, o.playbook, o.version, o.rule, o.event_kind as event, o.trigger_at,
      o.due_at as "dueAt", o.met_at as "metAt", o.met_recorded_at as "recordedAt", s.name as who, ${doneColumns}, r.outcome, r.late_entry as "lateEntry",
      case when o.state = 'waived' then o.excuse_reason else o.closing_reason end as reason
    from (${rows}) r
    join obligations o on o.tenant_id = ${ctx.tenantId} and o.id = r.obligation_id ${doneJoins(ctx)}
    left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id
    left join units u on u.tenant_id = o.tenant_id and u.id = case when o.unit_id is null then c.main_unit_id else o.unit_id end
    left join projects p on p.tenant_id = o.tenant_id and p.id = o.project_id
    left join staff s on s.tenant_id = o.tenant_id and s.id = case when o.state = 'met' then o.met_by else r.owed_by end
    order by r.obligation_id`

/** All the matters behind a figure in one statement, as an export reads them. */
export const allMatters = (ctx: Ctx, { version, ...asked }: Asked): RawBuilder<Found> =>
  matters(
    ctx,
    behind(
      rowsOfMonths(
        ctx,
        [asked.month],
        asked,
        version === undefined ? undefined : { month: asked.month, version },
      ),
      asked,
    ),
  )

/** The fact that made it owed, and how it was done. */
export const sayMatter = (found: Pick<Found, 'event'> & Done): { fact: Words | null; how: Words | null } => ({
  fact: found.event ? sayEvent(found.event) : null,
  how: sayHowDone(found),
})

export const seeProofRowsOperation = implement(seeProofRows, async (ctx, input) => {
  const closing = input.version ?? (await closingsOf(ctx, input.month))[0]?.version ?? null
  const narrowed = behind(proofRows(ctx, input.month, closing, input), input)
  const { rows: counted } = await sql<Counts>`select ${countColumns} from (${narrowed}) r`.execute(ctx.db)
  const { rows: found } = await matters(
    ctx,
    sql`${narrowed} ${input.after ? sql`and r.obligation_id > ${input.after}::uuid` : sql``} order by r.obligation_id limit ${input.limit + 1}`,
  ).execute(ctx.db)
  const shown = found.slice(0, input.limit)
  return {
    rows: await Promise.all(
      shown.map(async (found) => {
        const compiled = await playbookVersion(ctx, found.playbook, found.version)
        return {
          ...found,
          title: compiled.rules.find((each) => each.name === found.rule)?.title || found.rule,
          factOn: localDayOf(found.trigger_at, ctx.tenant.timeZone),
          ...sayMatter(found),
        }
      }),
    ),
    total: withRate(counted[0] ?? noCounts()),
    closed: closing !== null,
    after: found.length > input.limit ? shown.at(-1)!.id : null,
  }
})
