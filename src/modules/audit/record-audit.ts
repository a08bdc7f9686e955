import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import type { auditActions } from './contract.ts'

export interface AuditEntry {
  action: keyof typeof auditActions
  subject?: { kind: string; id: string }
  reason?: string | undefined
  detail?: Record<string, unknown>
}

/** Writes one line of the audit log in the transaction of what it is about. */
export async function recordAudit(ctx: Ctx, entry: AuditEntry): Promise<void> {
  await ctx.db
    .insertInto('audit_entries')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      at: ctx.now,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      action: entry.action,
      subject_kind: entry.subject?.kind ?? null,
      subject_id: entry.subject?.id ?? null,
      reason: entry.reason ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
      ip: ctx.ip ?? null,
    })
    .execute()
}
