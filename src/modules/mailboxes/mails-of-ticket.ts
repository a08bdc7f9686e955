import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { inScope } from '../customers/customer-in-scope.ts'
import { seesTicket } from '../tickets/told-files.ts'
import { mailsOf, revealSender } from './contract/mailbox.ts'

type Mail = OutputOf<typeof mailsOf>['mails'][number]

async function refuseUnseen(ctx: Ctx, ticketId: string): Promise<void> {
  if (!(await seesTicket(ctx, ticketId))) throw new Refusal('tickets.unknown')
}

export const mailsOfOperation = implement(mailsOf, async (ctx, { id }) => {
  await refuseUnseen(ctx, id)
  const { rows } = await sql<Mail>`
    select m.id, m.received_at as "receivedAt", m.address_masked as "from", m.standing, m.left_out as "leftOut",
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name) order by f.name), '[]') from files f
        where f.tenant_id = m.tenant_id and f.id = any(m.documents) and f.leaving_at is null) as documents, m.receipt, m.receipt_why as "receiptWhy",
      (select json_build_object('id', c.id, 'name', c.name) from customers c where c.tenant_id = m.tenant_id and c.id = m.customer_id and ${inScope(ctx, 'c')}) as customer
    from mails m where m.tenant_id = ${ctx.tenantId} and m.ticket_id = ${id} order by m.received_at, m.id limit 200`.execute(
    ctx.db,
  )
  return { mails: rows }
})

export const revealSenderOperation = implement(revealSender, async (ctx, { id, mailId }) => {
  await refuseUnseen(ctx, id)
  const { rows } = await sql<{
    address_sealed: string | null
  }>`select address_sealed from mails where tenant_id = ${ctx.tenantId} and id = ${mailId} and ticket_id = ${id}`.execute(
    ctx.db,
  )
  const sealed = rows[0]?.address_sealed
  if (!sealed) throw new Refusal('mailboxes.no_mail')
  await recordAudit(ctx, { action: 'mail.sender-seen', subject: { kind: 'ticket', id }, detail: { mailId } })
  return { address: ctx.vault.open(sealed) }
})
