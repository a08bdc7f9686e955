import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { fileMailAgain } from './contract/mailbox.ts'
import { letter as letterShape } from './contract/reading.ts'
import { findSender } from './find-sender.ts'
import { bringIn, mailboxNow } from './take-in.ts'

export const fileMailAgainOperation = implement(fileMailAgain, async (ctx, { id }) => {
  const box = await mailboxNow(ctx)
  if (!box) throw new Refusal('mailboxes.none')
  const { rows } = await sql<{ letter_sealed: string; received_at: string }>`
    select letter_sealed, received_at from mails where tenant_id = ${ctx.tenantId} and id = ${id} and letter_sealed is not null for update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('mailboxes.no_mail')
  const letter = letterShape.parse(JSON.parse(ctx.vault.open(rows[0].letter_sealed)))
  await bringIn(ctx, id, box, letter, await findSender(ctx, letter, box.project_id), rows[0].received_at)
  const { rows: now } = await sql<{
    ticket_id: string | null
  }>`select ticket_id from mails where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  return { ticketId: now[0]?.ticket_id ?? null }
})
