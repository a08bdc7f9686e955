import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { markBellRead, readBell } from './contract/bell.ts'
import { ruleWords } from './rule-words.ts'

interface Row {
  id: string
  at: string
  kind: string
  about: string | null
  obligation_id: string | null
  playbook: string | null
  version: number | null
  rule: string | null
  clause: string | null
  room: string | null
  customer: string | null
  owed_by: string | null
  due_at: string | null
  state: string | null
  ticket_id: string | null
  words: string | null
  read_at: string | null
  unread: number
}

export const readBellOperation = implement(readBell, async (ctx, input) => {
  const { rows } = await sql<Row>`
    select b.id, b.at, b.kind, b.detail->>'playbook' as about, b.obligation_id, o.playbook, o.version, o.rule, o.clause, u.room, c.name as customer, s.name as owed_by, o.due_at, o.state, b.read_at,
      t.id as ticket_id, left(t.words, 40) as words,
      (select count(*) from bell_entries n where n.tenant_id = b.tenant_id and n.staff_id = b.staff_id and n.read_at is null) as unread
    from bell_entries b left join obligations o on o.tenant_id = b.tenant_id and o.id = b.obligation_id
    left join tickets t on t.tenant_id = b.tenant_id and t.id = case when o.subject_kind = 'ticket' then o.subject_id else (b.detail->>'ticketId')::uuid end
    left join customers c on c.tenant_id = b.tenant_id and c.id = case when t.id is null then o.customer_id else t.customer_id end
    left join units u on u.tenant_id = b.tenant_id and u.id = case when t.id is null then o.unit_id else t.unit_id end
    left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
    where b.tenant_id = ${ctx.tenantId} and b.staff_id = ${ctx.actor.id}::uuid ${input.after ? sql`and b.id < ${input.after}::uuid` : sql``}
    order by b.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const shown = rows.slice(0, input.limit)
  const entries = await Promise.all(
    shown.map(async (row) => ({
      id: row.id,
      at: row.at,
      kind: row.kind,
      playbook: row.about,
      obligationId: row.obligation_id,
      title: row.rule
        ? ruleWords(await playbookVersion(ctx, row.playbook!, row.version!), row.rule, row.clause!).title
        : row.words,
      ticketId: row.ticket_id,
      room: row.room,
      customer: row.customer,
      owedBy: row.owed_by,
      dueAt: row.due_at,
      state: row.state,
      readAt: row.read_at,
    })),
  )
  return { entries, unread: rows[0]?.unread ?? 0, after: rows.length > input.limit ? shown.at(-1)!.id : null }
})

export const markBellReadOperation = implement(markBellRead, async (ctx, input) => {
  const { numAffectedRows } =
    await sql`update bell_entries set read_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and staff_id = ${ctx.actor.id}::uuid
    and read_at is null ${input.ids ? sql`and id = any(${input.ids}::uuid[])` : sql``}`.execute(ctx.db)
  return { read: Number(numAffectedRows ?? 0) }
})
