import { sql } from 'kysely'
import { offsetAt, zoneOf } from '#engine/zone.ts'
import type { Ctx } from '#platform/perform.ts'

export interface Recipient {
  id: string
  name: string
  salutation: string | null
  sex: 'female' | 'male' | null
  phone_sealed: string | null
  email: string | null
  consents: Record<string, boolean>
  watch: unknown
  steward: string | null
  room: string | null
  project: string | null
  lunar_month: number | null
}

export async function recipientOf(ctx: Ctx, customerId: string): Promise<Recipient | undefined> {
  const { rows } =
    await sql<Recipient>`select c.id, c.name, c.salutation, c.sex, c.phone_sealed, c.email, c.consents, c.watch, s.name as steward, c.room, p.name as project, c.lunar_month
    from customers c left join staff s on s.tenant_id = c.tenant_id and s.id = c.steward_id left join projects p on p.tenant_id = c.tenant_id and p.id = c.project_id
    where c.tenant_id = ${ctx.tenantId} and c.id = ${customerId} and c.merged_into is null`.execute(ctx.db)
  return rows[0]
}

const DAY_MS = 86_400_000
/** The same template reaches nobody twice within a day; care and marketing together at most once in three days. */
const CAPS = { template: DAY_MS, care: 3 * DAY_MS }

export type Verdict = { pass: true; notBefore: string | null } | { pass: false; reason: string }

/**
 * The gate in its fixed order: consent for the purpose, held back for this customer, somewhere to send, caps, quiet hours.
 * Quiet hours delay; everything else is a written reason.
 */
export async function judge(
  ctx: Ctx,
  to: Recipient,
  message: { template: string; purpose: string; everyTime?: boolean },
): Promise<Verdict> {
  if (message.purpose !== 'service') {
    const given = to.consents[message.purpose]
    if (given === undefined) return { pass: false, reason: 'no-consent' }
    if (!given) return { pass: false, reason: 'withdrawn' }
    if (to.watch) return { pass: false, reason: 'suppressed' }
  }
  if (!to.phone_sealed && !to.email) return { pass: false, reason: 'no-phone' }
  if (message.everyTime && message.purpose === 'service')
    return { pass: true, notBefore: afterQuietHours(ctx.now, ctx.tenant.timeZone) }
  const since = (ms: number) => new Date(Date.parse(ctx.now) - ms).toISOString()
  const { rows } = await sql<{
    capped: boolean
  }>`select exists (select from messages m where m.tenant_id = ${ctx.tenantId} and m.customer_id = ${to.id} and m.state <> 'skipped'
    and ((m.template = ${message.template} and m.queued_at > ${since(CAPS.template)}::timestamptz)
      or (${message.purpose !== 'service'} and m.purpose <> 'service' and m.queued_at > ${since(CAPS.care)}::timestamptz))) as capped`.execute(
    ctx.db,
  )
  if (rows[0]!.capped) return { pass: false, reason: 'capped' }
  return { pass: true, notBefore: afterQuietHours(ctx.now, ctx.tenant.timeZone) }
}

const QUIET = { from: 21, until: 8 }

/** The end of the quiet hours a moment lies in, or null outside them. */
export function afterQuietHours(now: string, timeZone: string): string | null {
  const at = Date.parse(now)
  const local = new Date(at + offsetAt(zoneOf(timeZone), at))
  const [hour, minute] = [local.getUTCHours(), local.getUTCMinutes()]
  if (hour >= QUIET.until && hour < QUIET.from) return null
  const hours = hour >= QUIET.from ? 24 - hour + QUIET.until : QUIET.until - hour
  return new Date(Date.parse(now) + (hours * 60 - minute) * 60_000).toISOString()
}
