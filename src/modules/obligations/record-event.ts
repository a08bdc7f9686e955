import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { applyPlaybook } from './apply-playbook.ts'
import type { Fact, Outcome, Recorded } from './facts.ts'

/** Most people's clocks run a little ahead of the server's. */
const CLOCK_TOLERANCE_MS = 60_000

/**
 * Writes the event and, in the same transaction, does what the running playbooks make of it.
 * Throws `events.future` when it is said to have happened later than now.
 */
export async function recordEvent(ctx: Ctx, fact: Fact): Promise<Outcome & { eventId: string }> {
  const recorded = recordedAs(ctx, fact)
  const [outcome] = await Promise.all([applyPlaybook(ctx, recorded), insertEvent(ctx, fact, recorded)])
  return { ...outcome, eventId: recorded.id }
}

async function insertEvent(ctx: Ctx, fact: Fact, recorded: Recorded): Promise<void> {
  await ctx.db
    .insertInto('events')
    .values({
      tenant_id: ctx.tenantId,
      id: recorded.id,
      kind: fact.kind,
      subject_kind: fact.subject.kind,
      subject_id: fact.subject.id,
      customer_id: recorded.customerId ?? null,
      unit_id: recorded.unitId ?? null,
      project_id: recorded.projectId ?? null,
      at: recorded.at,
      recorded_at: ctx.now,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      values: JSON.stringify(fact.values ?? {}),
      import_id: fact.importId ?? null,
    })
    .execute()
}

/** The fact as it is kept: with its id, when it happened, whom and which project it is about. */
export function recordedAs(ctx: Ctx, fact: Fact): Recorded {
  const at = fact.at ?? ctx.now
  if (Date.parse(at) > Date.parse(ctx.now) + CLOCK_TOLERANCE_MS) throw new Refusal('events.future')
  const { kind, id } = fact.subject
  return {
    ...fact,
    customerId: fact.customerId ?? (kind === 'customer' ? id : null),
    unitId: fact.unitId ?? (kind === 'unit' ? id : null),
    projectId: fact.projectId ?? (kind === 'project' ? id : null),
    at,
    id: newId(Date.parse(ctx.now)),
  }
}
