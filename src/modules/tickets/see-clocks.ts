import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { seeClocks } from './contract/lists.ts'
import { kindTitles } from './kinds.ts'
import { visibleTickets } from './queries.ts'
import { numberText } from './rules.ts'

const NEXT = 20
const PAST = 80

interface ClockRow {
  obligationId: string
  ticketId: string
  day: string
  number: number
  kind: string
  words: string
  room: string | null
  project: string | null
  clock: string
  dueAt: string
  past: boolean
  owedBy: string | null
  stillSince: string
  told: string[]
}

export const seeClocksOperation = implement(seeClocks, async (ctx, input) => {
  const open = sql`o.tenant_id = ${ctx.tenantId} and o.subject_kind = 'ticket' and o.state = 'open' and ${visibleTickets(ctx, 't')}
    ${input.projectId ? sql`and t.project_id = ${input.projectId}` : sql``}`
  const join = sql`from obligations o join tickets t on t.tenant_id = o.tenant_id and t.id = o.subject_id`
  const { rows } = await sql<ClockRow>`
    with picked as ((select o.id ${join} where ${open} and o.due_at > ${ctx.now}::timestamptz order by o.due_at, o.id limit ${NEXT})
      union all (select o.id ${join} where ${open} and o.due_at <= ${ctx.now}::timestamptz order by o.due_at, o.id limit ${PAST}))
    select o.id as "obligationId", t.id as "ticketId", t.day, t.number, t.kind, left(t.words, 80) as words, u.room, p.name as project, o.used->>'clock' as clock,
      o.due_at as "dueAt", o.due_at <= ${ctx.now}::timestamptz as past, w.name as "owedBy",
      (select max(x.recorded_at) from ticket_steps x where x.tenant_id = t.tenant_id and x.ticket_id = t.id) as "stillSince",
      coalesce((select json_agg(distinct s.name) from bell_entries b join staff s on s.tenant_id = b.tenant_id and s.id = b.staff_id
        where b.tenant_id = o.tenant_id and b.obligation_id = o.id), '[]') as told
    from picked join obligations o on o.tenant_id = ${ctx.tenantId} and o.id = picked.id join tickets t on t.tenant_id = o.tenant_id and t.id = o.subject_id
      left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id left join projects p on p.tenant_id = t.tenant_id and p.id = t.project_id
      left join staff w on w.tenant_id = o.tenant_id and w.id = o.owed_by
    order by o.due_at, o.id`.execute(ctx.db)
  const counted = await sql<{ past: number; next: number }>`
    select count(*) filter (where o.due_at <= ${ctx.now}::timestamptz) as past, count(*) filter (where o.due_at > ${ctx.now}::timestamptz) as next
    ${join} where ${open}`.execute(ctx.db)
  const titles = await kindTitles(ctx)
  return {
    clocks: rows.map(({ day, number, kind, ...row }) => ({
      ...row,
      number: numberText(day, number),
      kindTitle: titles.get(kind) ?? kind,
    })),
    ...counted.rows[0]!,
    now: ctx.now,
  }
})
