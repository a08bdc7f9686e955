import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { applyPlaybook } from './apply-playbook.ts'

/** A fact that happened. `at` is when it happened; when it was recorded is the operation's own moment. */
export interface Fact {
  kind: string
  subject: { kind: string; id: string }
  at?: string
  customerId?: string | null
  unitId?: string | null
  projectId?: string | null
  /** Facts and ids only: fields of the subject that this event set, what changed, the result. */
  values?: Record<string, unknown>
  importId?: string
}

export interface Recorded extends Fact {
  id: string
  at: string
}

/** Most people's clocks run a little ahead of the server's. */
const CLOCK_TOLERANCE_MS = 60_000

/**
 * Writes the event and, in the same transaction, does what the running playbooks make of it.
 * Throws `events.future` when it is said to have happened later than now.
 */
export async function recordEvent(ctx: Ctx, fact: Fact): Promise<Recorded> {
  const at = fact.at ?? ctx.now
  if (Date.parse(at) > Date.parse(ctx.now) + CLOCK_TOLERANCE_MS) throw new Refusal('events.future')
  const recorded: Recorded = { ...fact, at, id: newId(Date.parse(ctx.now)) }
  await ctx.db
    .insertInto('events')
    .values({
      tenant_id: ctx.tenantId,
      id: recorded.id,
      kind: fact.kind,
      subject_kind: fact.subject.kind,
      subject_id: fact.subject.id,
      customer_id: fact.customerId ?? (fact.subject.kind === 'customer' ? fact.subject.id : null),
      unit_id: fact.unitId ?? (fact.subject.kind === 'unit' ? fact.subject.id : null),
      project_id: fact.projectId ?? (fact.subject.kind === 'project' ? fact.subject.id : null),
      at,
      recorded_at: ctx.now,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      values: JSON.stringify(fact.values ?? {}),
      import_id: fact.importId ?? null,
    })
    .execute()
  await applyPlaybook(ctx, recorded)
  return recorded
}
