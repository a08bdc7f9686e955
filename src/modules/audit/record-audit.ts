import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import type { auditActions } from './contract.ts'
import { sealOf } from './seal.ts'

export interface AuditEntry {
  action: keyof typeof auditActions
  subject?: { kind: string; id: string }
  reason?: string | undefined
  detail?: Record<string, unknown>
  /** The colleague who did it, where the system writes it down for him. */
  by?: string | undefined
}

/** Writes one line of the audit log in the transaction of what it is about; its place in the chain is found at the commit. */
export async function recordAudit(ctx: Ctx, entry: AuditEntry): Promise<void> {
  const detail = JSON.stringify(entry.detail ?? {})
  const said = {
    tenant_id: ctx.tenantId,
    id: newId(Date.parse(ctx.now)),
    at: new Date(ctx.now).toISOString(),
    actor_kind: entry.by ? 'staff' : ctx.actor.kind,
    actor_id: entry.by ?? ctx.actor.id,
    action: entry.action,
    subject_kind: entry.subject?.kind ?? null,
    subject_id: entry.subject?.id ?? null,
    reason: entry.reason ?? null,
    ip: ctx.ip ?? null,
  }
  const seal = sealOf(ctx.vault, { ...said, detail: JSON.parse(detail) })
  await ctx.db
    .insertInto('audit_entries')
    .values({ ...said, detail, seal })
    .execute()
}
