import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { claimMailbox, settleReading } from './contract/reading.ts'
import type { securities } from './contract/words.ts'

/** A claim this old belongs to a process that died: reading again does no harm. */
const DEAD_CLAIM = '5 minutes'
const EVERY = '1 minute'

interface Claimed {
  place: string
  host: string
  port: number
  security: (typeof securities)[number]
  account: string
  password_sealed: string
  folder: string
  trusts: string | null
  reads: boolean
  since: string | null
  uid_validity: number | null
  last_uid: number
}

export const claimMailboxOperation = implement(claimMailbox, async (ctx) => {
  const { rows } = await sql<Claimed>`
    update mailboxes set claimed_at = ${ctx.now}::timestamptz where tenant_id = ${ctx.tenantId}
      and (wanted_at is not null or (reads and (read_at is null or read_at <= ${ctx.now}::timestamptz - ${EVERY}::interval)))
      and (claimed_at is null or claimed_at <= ${ctx.now}::timestamptz - ${DEAD_CLAIM}::interval)
    returning place, host, port, security, account, password_sealed, folder, trusts, reads, since, uid_validity, last_uid`.execute(
    ctx.db,
  )
  if (!rows[0]) return { mailbox: null }
  const { password_sealed, uid_validity, last_uid, ...mailbox } = rows[0]
  return {
    mailbox: {
      ...mailbox,
      password: ctx.vault.open(password_sealed),
      uidValidity: uid_validity,
      lastUid: last_uid,
    },
  }
})

/** Where there is more, it is gone on with at once. */
export const settleReadingOperation = implement(settleReading, async (ctx, { place, problem, more }) => {
  await sql`update mailboxes set claimed_at = null, problem = ${problem}, read_at = ${ctx.now}::timestamptz,
      wanted_at = case when ${more} then coalesce(wanted_at, ${ctx.now}::timestamptz) end
    where tenant_id = ${ctx.tenantId} and place = ${place}`.execute(ctx.db)
  return { ok: true }
})
