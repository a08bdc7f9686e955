import { sql } from 'kysely'
import type { OutputOf, Words } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { kindTitles } from '../tickets/kinds.ts'
import { numberText } from '../tickets/say-number.ts'
import { listMails, seeMailbox } from './contract/mailbox.ts'

type Seen = NonNullable<OutputOf<typeof seeMailbox>['mailbox']>

export const seeMailboxOperation = implement(seeMailbox, async (ctx) => {
  const [{ rows }, { rows: projects }, titles] = await Promise.all([
    sql<Seen>`select host, port, security, account, folder, trusts, kind, project_id as "projectId", reads, version,
        wanted_at is not null as waiting, read_at as "readAt", problem from mailboxes where tenant_id = ${ctx.tenantId}`.execute(
      ctx.db,
    ),
    sql<{
      id: string
      name: string
    }>`select id, name from projects where tenant_id = ${ctx.tenantId} order by name limit 500`.execute(
      ctx.db,
    ),
    kindTitles(ctx),
  ])
  return {
    mailbox: rows[0] ?? null,
    kinds: [...titles].map(([name, title]) => ({ name, title })),
    projects,
    answers: ctx.channels.includes('mail'),
  }
})

interface MailRow {
  id: string
  receivedAt: string
  takenAt: string
  cameAs: string
  from: string | null
  standing: 'verified' | 'unverified' | 'forged'
  ticketId: string | null
  day: string | null
  number: number | null
  leftOut: number
  receipt: string
  receiptWhy: string | null
  receiptAnswer: string | null
  problem: Words | null
}

export const listMailsOperation = implement(listMails, async (ctx, { after, limit }) => {
  const [at, afterId] = after?.split(' ') ?? []
  const { rows } = await sql<MailRow>`
    select m.id, m.received_at as "receivedAt", m.taken_at as "takenAt", m.came_as as "cameAs", m.address_masked as "from", m.standing, m.ticket_id as "ticketId",
      t.day, t.number, jsonb_array_length(m.left_out) as "leftOut", m.receipt, m.receipt_why as "receiptWhy", m.receipt_answer as "receiptAnswer", m.problem
    from mails m left join tickets t on t.tenant_id = m.tenant_id and t.id = m.ticket_id
    where m.tenant_id = ${ctx.tenantId} ${at && afterId ? sql`and (m.taken_at, m.id) < (${at}::timestamptz, ${afterId}::uuid)` : sql``}
    order by m.taken_at desc, m.id desc limit ${limit + 1}`.execute(ctx.db)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    mails: shown.map(({ day, number, ...row }) => ({
      ...row,
      number: day && number !== null ? numberText(day, number) : null,
    })),
    after: last ? `${last.takenAt} ${last.id}` : null,
  }
})
