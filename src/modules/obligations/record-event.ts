import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { applyPlaybook, type Fact, type Outcome } from './apply-playbook.ts'

/** Most people's clocks run a little ahead of the server's. */
const CLOCK_TOLERANCE_MS = 60_000

/**
 * Writes the event and, in the same transaction, does what the running playbooks make of it.
 * Throws `events.future` when it is said to have happened later than now.
 */
export async function recordEvent(ctx: Ctx, fact: Fact): Promise<Outcome & { eventId: string }> {
  const at = fact.at ?? ctx.now
  if (Date.parse(at) > Date.parse(ctx.now) + CLOCK_TOLERANCE_MS) throw new Refusal('events.future')
  const customerId = fact.customerId ?? (fact.subject.kind === 'customer' ? fact.subject.id : null)
  const projectId = fact.projectId ?? (fact.subject.kind === 'project' ? fact.subject.id : null)
  const recorded = { ...fact, customerId, projectId, at, id: newId(Date.parse(ctx.now)) }
  await ctx.db
    .insertInto('events')
    .values({
      tenant_id: ctx.tenantId,
      id: recorded.id,
      kind: fact.kind,
      subject_kind: fact.subject.kind,
      subject_id: fact.subject.id,
      customer_id: customerId,
      unit_id: fact.unitId ?? (fact.subject.kind === 'unit' ? fact.subject.id : null),
      project_id: projectId,
      at,
      recorded_at: ctx.now,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      values: JSON.stringify(fact.values ?? {}),
      import_id: fact.importId ?? null,
    })
    .execute()
  return { ...(await applyPlaybook(ctx, recorded)), eventId: recorded.id }
}
