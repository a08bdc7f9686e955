import { sql } from 'kysely'
import type { Effect } from '#engine/decide.ts'
import type { Severity } from '#engine/warnings.ts'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import type { DatabaseWorld } from './database-world.ts'

/** A warning as it is kept. */
export interface Raising {
  warning: string
  /** Its key where the calendar raised it; by hand each is a new one. */
  occurrence?: string
  subject: { kind: string; id: string }
  customerId: string | null
  unitId: string | null
  projectId: string | null
  severity: Severity
  signs: readonly string[]
  /** Sealed. */
  said: string | null
  at: string
  by: string | null
}

/** Keeps a warning; the same one is kept once. Answers its id where this call kept it. */
export async function keepWarning(ctx: Ctx, running: Running, of: Raising): Promise<string | null> {
  const id = newId(Date.parse(ctx.now))
  const { subject } = of
  const { rows } = await sql<{ id: string }>`insert into warnings_raised
      (tenant_id, id, playbook, version, warning, occurrence, subject_kind, subject_id, customer_id, unit_id, project_id, severity, signs, said, raised_at, raised_by, recorded_at)
    values (${ctx.tenantId}, ${id}, ${running.name}, ${running.version}, ${of.warning}, ${of.occurrence ?? id}, ${subject.kind},
      ${subject.kind === 'company' ? ctx.tenantId : subject.id}, ${of.customerId}, ${of.unitId}, ${of.projectId}, ${of.severity}, ${[...of.signs]}::text[], ${of.said},
      ${of.at}, ${of.by}, ${ctx.now})
    on conflict (tenant_id, playbook, warning, occurrence, subject_id) do nothing returning id`.execute(
    ctx.db,
  )
  return rows[0]?.id ?? null
}

/** What the calendar found. */
export async function raiseWarning(
  ctx: Ctx,
  running: Running,
  world: DatabaseWorld,
  effect: Extract<Effect, { effect: 'raise' }>,
): Promise<void> {
  const { about, subject, warning, severity, signs, occurrence } = effect
  const home = about.home && world.one(about.home, 'unit')
  await keepWarning(ctx, running, {
    warning,
    occurrence,
    subject,
    customerId: about.customer?.id ?? null,
    unitId: home?.id ?? null,
    projectId: about.project?.id ?? null,
    severity,
    signs,
    said: null,
    at: effect.trigger > ctx.now ? ctx.now : effect.trigger,
    by: null,
  })
}
