import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { isLiving } from '../tickets/living.ts'
import type { Letter } from './contract/reading.ts'
import type { Sender } from './find-sender.ts'
import { daysOf, numberIn } from './rules.ts'

/** Ids of what we send: `smtp.ts` makes a Message-ID of the id of what it sends. */
const OURS = /^<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@keban>$/

export const threadOf = (ctx: Ctx, messageId: string) => ctx.vault.index(`mail:${messageId}`)

/** Whether it is a mail of ours that came back to us. */
export async function isOurs(ctx: Ctx, messageId: string | null): Promise<boolean> {
  const id = OURS.exec(messageId ?? '')?.[1]
  if (!id) return false
  const { rows } = await sql<{ ours: boolean }>`
    select exists (select from mails where tenant_id = ${ctx.tenantId} and id = ${id}::uuid)
      or exists (select from messages where tenant_id = ${ctx.tenantId} and id = ${id}::uuid)
      or exists (select from notices where tenant_id = ${ctx.tenantId} and id = ${id}::uuid) as ours`.execute(
    ctx.db,
  )
  return rows[0]!.ours
}

/**
 * The living ticket a mail belongs to: it answers our receipt or a mail that came before, or names a number in its subject and comes from
 * the address that wrote then or is the customer's. A number alone, which anybody can guess, is not enough.
 */
export async function ticketOf(ctx: Ctx, letter: Letter, sender: Sender): Promise<string | null> {
  const answered = await answeredTicket(ctx, letter.answers)
  return answered ?? (await namedTicket(ctx, letter.subject, sender))
}

async function answeredTicket(ctx: Ctx, answers: readonly string[]): Promise<string | null> {
  if (answers.length === 0) return null
  const ours = answers.flatMap((each) => OURS.exec(each)?.[1] ?? [])
  const threads = answers.map((each) => threadOf(ctx, each))
  const { rows } = await sql<{ id: string }>`
    select coalesce(t.merged_into, t.id) as id from mails m join tickets t on t.tenant_id = m.tenant_id and t.id = m.ticket_id
    where m.tenant_id = ${ctx.tenantId} and (m.id = any(${ours}::uuid[]) or m.thread = any(${threads}::text[]))
    order by m.taken_at desc, m.id desc limit 1`.execute(ctx.db)
  return rows[0] ? livingOnly(ctx, rows[0].id) : null
}

async function namedTicket(ctx: Ctx, subject: string, { index, likelyId }: Sender): Promise<string | null> {
  const said = numberIn(subject)
  if (!said || !index) return null
  const days = daysOf(said.monthDay, localDayOf(ctx.now, ctx.tenant.timeZone))
  const { rows } = await sql<{ id: string }>`
    select coalesce(t.merged_into, t.id) as id from tickets t
    where t.tenant_id = ${ctx.tenantId} and t.day = any(${days}::date[]) and t.number = ${said.number}
      and (t.customer_id = ${likelyId}::uuid or exists (select from mails m where m.tenant_id = t.tenant_id and m.ticket_id = t.id and m.address_index = ${index}))
    order by t.day desc limit 1`.execute(ctx.db)
  return rows[0] ? livingOnly(ctx, rows[0].id) : null
}

const livingOnly = async (ctx: Ctx, id: string) => ((await isLiving(ctx, id)) ? id : null)
