import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { listCallBacks } from './contract/call-backs.ts'
import { ownWork, visibleTickets } from './queries.ts'
import { numberText } from './rules.ts'

interface CallRow {
  id: string
  day: string
  number: number
  playbook: string
  kind: string
  words: string
  done: string | null
  room: string | null
  project: string | null
  customerId: string | null
  customer: string | null
  phone: string | null
  solvedAt: string
  solvedBy: string | null
  dueAt: string | null
  calls: number
  version: number
  own: boolean
}

export const listCallBacksOperation = implement(listCallBacks, async (ctx) => {
  const { rows } = await sql<CallRow>`
    select t.id, t.day, t.number, t.playbook, t.kind, left(t.words, 160) as words, u.room, p.name as project, t.customer_id as "customerId", c.name as customer,
      coalesce(t.caller_masked, c.phone_masked) as phone, t.solved_at as "solvedAt", a.name as "solvedBy", d.due_at as "dueAt", t.calls, t.version,
      (select x.words from ticket_steps x where x.tenant_id = t.tenant_id and x.ticket_id = t.id and x.move = 'solve' order by x.recorded_at desc limit 1) as done,
      ${ownWork(ctx, sql`t.assignee`)} as own
    from tickets t left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id left join projects p on p.tenant_id = t.tenant_id and p.id = t.project_id
      left join customers c on c.tenant_id = t.tenant_id and c.id = t.customer_id left join staff a on a.tenant_id = t.tenant_id and a.id = t.assignee
      left join lateral (select min(x.due_at) as due_at from obligations x where x.tenant_id = t.tenant_id and x.subject_id = t.id and x.subject_kind = 'ticket'
        and x.state = 'open' and x.used->>'clock' = 'call-back') d on true
    where t.tenant_id = ${ctx.tenantId} and t.state = 'solved' and t.closed_at is null and ${visibleTickets(ctx, 't')}
    order by d.due_at nulls last, t.solved_at, t.id limit 200`.execute(ctx.db)
  const kinds = new Map(
    (await runningPlaybooks(ctx)).flatMap(({ playbook }) =>
      playbook.tickets.map((kind) => [kind.name, kind] as const),
    ),
  )
  return {
    tickets: rows
      .filter((row) => !row.own)
      .map(({ day, number, kind, own: _, ...row }) => ({
        ...row,
        number: numberText(day, number),
        kindTitle: kinds.get(kind)?.title ?? kind,
        form: kinds.get(kind)?.callBack?.form ?? null,
      })),
    own: rows.filter((row) => row.own).length,
    now: ctx.now,
  }
})
