import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { sayEvent } from '../playbooks/sentences.ts'
import { seeProofRows } from './contract.ts'
import { closingsOf, countColumns, proofRows } from './queries.ts'
import { type Counts, noCounts, withRate } from './rules.ts'

type Row = OutputOf<typeof seeProofRows>['rows'][number]
interface Found extends Omit<Row, 'title' | 'fact' | 'factOn'> {
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

export const seeProofRowsOperation = implement(seeProofRows, async (ctx, input) => {
  const closing = input.version ?? (await closingsOf(ctx, input.month))[0]?.version ?? null
  const rows = proofRows(ctx, input.month, closing, input)
  const narrowed = sql`select r.* from (${rows}) r where true ${input.outcome ? sql`and r.outcome = ${input.outcome}` : sql``} ${input.side ? sides[input.side] : sql``}`
  const { rows: counted } = await sql<Counts>`select ${countColumns} from (${narrowed}) r`.execute(ctx.db)
  const { rows: found } = await sql<Found>`
    select o.id, o.customer_id as "customerId", c.name as customer, u.room, p.name as project, o.clause, o.playbook, o.version, o.rule, o.event_kind as event, o.trigger_at,
      o.due_at as "dueAt", o.met_at as "metAt", o.met_recorded_at as "recordedAt", s.name as who, r.outcome, r.late_entry as "lateEntry", case when o.state = 'waived' then o.excuse_reason else o.closing_reason end as reason
    from (${narrowed} ${input.after ? sql`and r.obligation_id > ${input.after}::uuid` : sql``} order by r.obligation_id limit ${input.limit + 1}) r
    join obligations o on o.tenant_id = ${ctx.tenantId} and o.id = r.obligation_id
    left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = coalesce(o.unit_id, c.main_unit_id)
    left join projects p on p.tenant_id = o.tenant_id and p.id = o.project_id left join staff s on s.tenant_id = o.tenant_id and s.id = coalesce(o.met_by, r.owed_by)
    order by r.obligation_id`.execute(ctx.db)
  const shown = found.slice(0, input.limit)
  return {
    rows: await Promise.all(
      shown.map(async ({ playbook, version, rule, event, trigger_at, ...row }) => {
        const compiled = await playbookVersion(ctx, playbook, version)
        return {
          ...row,
          title: compiled.rules.find((each) => each.name === rule)?.title || rule,
          fact: event ? sayEvent(event) : null,
          factOn: localDayOf(trigger_at, ctx.tenant.timeZone),
        }
      }),
    ),
    total: withRate(counted[0] ?? noCounts()),
    closed: closing !== null,
    after: found.length > input.limit ? shown.at(-1)!.id : null,
  }
})
