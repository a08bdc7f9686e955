import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'

export interface Ring {
  staffId: string
  kind:
    | 'urgent'
    | 'passed-on'
    | 'handed-over'
    | 'covering'
    | 'export-asked'
    | 'erasure-asked'
    | 'entry-asked'
    | 'data-asked'
    | 'change-asked'
    | 'change-accepted'
    | 'change-declined'
    | 'ticket-filed'
    | 'ticket-dispatched'
    | 'ticket-offered'
    | 'order-done'
    | 'ticket-returned'
    | 'ticket-passed-on'
    | 'ticket-reopened'
    | 'ticket-urged'
    | 'ticket-added'
    | 'ticket-level'
    | 'policy-asked'
    | 'policy-returned'
    | 'policy-published'
    | 'ticket-appealed'
    | 'correction-given'
    | 'correction-failed'
    | 'approval-asked'
    | 'approval-waits'
    | 'approval-granted'
    | 'approval-declined'
  obligationId?: string
  detail?: Record<string, unknown>
}

/** Rings for what cannot wait for the next digest. Who did it himself knows it. */
export async function ringAtOnce(ctx: Ctx, rings: readonly Ring[]): Promise<void> {
  const others = rings.filter((ring) => ring.staffId !== ctx.actor.id)
  if (others.length === 0) return
  await ctx.db
    .insertInto('bell_entries')
    .values(
      others.map((ring) => ({
        tenant_id: ctx.tenantId,
        id: newId(Date.parse(ctx.now)),
        staff_id: ring.staffId,
        kind: ring.kind,
        obligation_id: ring.obligationId ?? null,
        rung: null,
        at: ctx.now,
        detail: JSON.stringify(ring.detail ?? {}),
        at_once: true,
      })),
    )
    .execute()
}
