import { sql } from 'kysely'
import { type OldRows, oldAnswers } from '#platform/old-rows.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { oldDevices, oldEntryRequests } from '../access/old-access.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { formerCustomers } from '../erasures/former-customers.ts'
import { expiredFiles } from '../files/expired-files.ts'
import { oldJobs } from '../jobs/old-jobs.ts'
import { oldMessages } from '../messages/old-messages.ts'
import { oldNotices } from '../notices/old-notices.ts'
import { oldBell } from '../obligations/old-bell.ts'
import { oldRehearsals } from '../playbooks/old-rehearsals.ts'
import { oldRecordings } from '../registers/old-recordings.ts'
import { changeRetention, type Kind, letRecordsGo, seeRetention, terms } from './contract.ts'
import { before, keptFor } from './read-terms.ts'

/** Files leave by a way of their own, for their content lies outside the database. */
const rowsOf: Record<Exclude<Kind, 'files'>, OldRows> = {
  messages: oldMessages,
  notices: oldNotices,
  bell: oldBell,
  jobs: oldJobs,
  rehearsals: oldRehearsals,
  entries: oldEntryRequests,
  recordings: oldRecordings,
  devices: oldDevices,
  formers: formerCustomers,
  answers: oldAnswers,
}

const leavingOf = (ctx: Ctx, kind: Kind, days: number | null) => {
  if (days === null) return 0
  const until = before(ctx.now, days)
  return kind === 'files' ? expiredFiles(ctx, until) : rowsOf[kind].count(ctx, until)
}

export const seeRetentionOperation = implement(seeRetention, async (ctx) => {
  const kept = await keptFor(ctx)
  const { rows: removed } = await sql<{ id: string; at: string; counts: Record<string, number> }>`
    select id, at, detail as counts from audit_entries where tenant_id = ${ctx.tenantId} and action = any('{records.removed,files.removed}')
    order by at desc limit 10`.execute(ctx.db)
  return {
    terms: await Promise.all(
      kept.map(async (one) => ({
        ...one,
        before: one.days === null ? null : before(ctx.now, one.days).slice(0, 10),
        leaving: await leavingOf(ctx, one.kind, one.days),
      })),
    ),
    removed,
  }
})

export const changeRetentionOperation = implement(changeRetention, async (ctx, input) => {
  const { kind, days, reason } = input
  const { title, least, most, usual } = terms[kind]
  if (days === null && usual !== null) throw new Refusal('retention.for_good', { title }, 'days')
  if (days !== null && (days < least || days > most))
    throw new Refusal('retention.out_of_bounds', { title, least, most }, 'days')
  const leaving = await leavingOf(ctx, kind, days)
  if (input.preview) return { leaving }
  if (!reason) throw new Refusal('retention.reason_missing', {}, 'reason')
  const was = (await keptFor(ctx)).find((one) => one.kind === kind)!.days
  await sql`insert into retention_terms (tenant_id, kind, days, changed_by, changed_at) values (${ctx.tenantId}, ${kind}, ${days}, ${ctx.actor.id}, ${ctx.now})
    on conflict (tenant_id, kind) do update set days = excluded.days, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    ctx.db,
  )
  await recordAudit(ctx, {
    action: 'records.kept-for',
    subject: { kind: 'company', id: ctx.tenantId },
    reason,
    detail: { kind, was, days },
  })
  return { leaving }
})

export const letRecordsGoOperation = implement(letRecordsGo, async (ctx, { limit }) => {
  const counts: Record<string, number> = {}
  let left = limit
  const kept = await keptFor(ctx)
  for (const { kind, days } of kept) {
    if (kind === 'files' || days === null || left === 0) continue
    const removed = await rowsOf[kind].remove(ctx, before(ctx.now, days), left)
    if (removed > 0) counts[kind] = removed
    left -= removed
  }
  if (left < limit) await recordAudit(ctx, { action: 'records.removed', detail: counts })
  const { days } = kept.find(({ kind }) => kind === 'files')!
  return { removed: limit - left, more: left === 0, filesBefore: before(ctx.now, days!) }
})
