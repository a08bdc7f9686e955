import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { applyPlaybook } from './apply-playbook.ts'
import type { Fact, Outcome, Recorded } from './facts.ts'
import { sealPersonal } from './personal-values.ts'

/** Most people's clocks run a little ahead of the server's. */
const CLOCK_TOLERANCE_MS = 60_000

/**
 * Writes the event and, in the same transaction, does what the running playbooks make of it.
 * Throws `events.future` when it is said to have happened later than now.
 */
export async function recordEvent(ctx: Ctx, fact: Fact): Promise<Outcome & { eventId: string }> {
  const recorded = recordedAs(ctx, fact)
  const [outcome] = await Promise.all([applyPlaybook(ctx, recorded), insertEvents(ctx, [recorded])])
  for (const next of outcome.follow.splice(0)) join(outcome, await recordEvent(ctx, next))
  return { ...outcome, eventId: recorded.id }
}

/** What a fact that follows opened and met belongs to the one it followed from. */
function join(outcome: Outcome, { opened, met, closed }: Outcome): void {
  outcome.opened.push(...opened)
  outcome.met.push(...met)
  outcome.closed += closed
}

export async function insertEvents(ctx: Ctx, facts: readonly Recorded[]): Promise<void> {
  const parted = await sealPersonal(ctx, facts)
  const rows = facts.map((fact, at) => ({
    id: fact.id,
    kind: fact.kind,
    subject_kind: fact.subject.kind,
    subject_id: fact.subject.id,
    customer_id: fact.customerId,
    unit_id: fact.unitId,
    project_id: fact.projectId,
    at: fact.at,
    ...parted[at]!,
    import_id: fact.importId ?? null,
  }))
  await ctx.client.query({
    name: 'events_together',
    text: `insert into events (tenant_id, id, kind, subject_kind, subject_id, customer_id, unit_id, project_id, at, recorded_at, actor_kind, actor_id, values, sealed, import_id)
      select $1, x.id, x.kind, x.subject_kind, x.subject_id, x.customer_id, x.unit_id, x.project_id, x.at, $2, $3, $4, x.values, x.sealed, x.import_id
      from jsonb_to_recordset($5::jsonb) as x(id uuid, kind text, subject_kind text, subject_id uuid, customer_id uuid, unit_id uuid, project_id uuid,
        at timestamptz, values jsonb, sealed text, import_id uuid)`,
    values: [ctx.tenantId, ctx.now, ctx.actor.kind, ctx.actor.id, JSON.stringify(rows)],
  })
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
