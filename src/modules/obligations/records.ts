import { sql } from 'kysely'
import type { Effect } from '#engine/decide.ts'
import { followsOf } from '#engine/decide.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { cancelledEvent, recordOf, sentBackEvent, stepEvent, undoneBy } from '#engine/procedures.ts'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import type { DatabaseWorld } from './database-world.ts'
import type { Fact, Recorded } from './facts.ts'
import type { Done } from './load-records.ts'
import { localDayOf } from './local-day.ts'

type Begin = Extract<Effect, { effect: 'begin' }>

/** What is known of a record when it begins by hand. */
export interface Beginning {
  procedure: string
  /** Its key where a fact or the calendar began it; by hand each is a new one. */
  occurrence?: string
  subject: { kind: string; id: string }
  at: string
  customerId: string | null
  unitId: string | null
  projectId: string | null
  by: string | null
}

/** Writes a record that begins; one that exists already stays as it is. Answers its id where this call made it. */
export async function writeRecord(ctx: Ctx, running: Running, of: Beginning): Promise<string | null> {
  const id = newId(Date.parse(ctx.now))
  const procedure = running.playbook.procedures.find(({ name }) => name === of.procedure)
  const number = procedure?.number ? await nextNumber(ctx, running, procedure.number, of) : null
  const { rows } = await sql<{ id: string }>`insert into procedure_records
      (tenant_id, id, playbook, version, procedure, occurrence, subject_kind, subject_id, customer_id, unit_id, project_id, number, opened_at, opened_by, recorded_at)
    values (${ctx.tenantId}, ${id}, ${running.name}, ${running.version}, ${of.procedure}, ${of.occurrence ?? id}, ${of.subject.kind},
      ${of.subject.kind === 'company' ? ctx.tenantId : of.subject.id}, ${of.customerId}, ${of.unitId}, ${of.projectId}, ${number}, ${of.at}, ${of.by}, ${ctx.now})
    on conflict (tenant_id, playbook, procedure, occurrence, subject_id) do nothing returning id`.execute(
    ctx.db,
  )
  return rows[0]?.id ?? null
}

/** `营函-yyyy-000` → 营函-2026-007: counted by procedure and year. */
async function nextNumber(ctx: Ctx, running: Running, pattern: string, of: Beginning): Promise<string> {
  const year = localDayOf(of.at, running.playbook.timeZone).slice(0, 4)
  const { rows } = await sql<{
    last: number
  }>`insert into procedure_numbers (tenant_id, playbook, procedure, year, last)
    values (${ctx.tenantId}, ${running.name}, ${of.procedure}, ${Number(year)}, 1)
    on conflict (tenant_id, playbook, procedure, year) do update set last = procedure_numbers.last + 1 returning last`.execute(
    ctx.db,
  )
  const last = String(rows[0]!.last)
  return pattern.replace('yyyy', year).replace(/0+$/, (zeros) => last.padStart(zeros.length, '0'))
}

export async function beginRecord(
  ctx: Ctx,
  running: Running,
  world: DatabaseWorld,
  effect: Begin,
  fact: Recorded | null,
): Promise<void> {
  const { about, subject } = effect
  const home = about.home && world.one(about.home, 'unit')
  await writeRecord(ctx, running, {
    procedure: effect.procedure,
    occurrence: effect.occurrence,
    subject,
    at: effect.trigger > ctx.now ? ctx.now : effect.trigger,
    customerId: about.customer?.id ?? null,
    unitId: home?.id ?? fact?.unitId ?? null,
    projectId: about.project?.id ?? fact?.projectId ?? null,
    by: null,
  })
}

const isOne = (
  running: Running,
  of: { procedure: string; record: string; subject: { id: string } },
  ctx: Ctx,
) =>
  sql`tenant_id = ${ctx.tenantId} and playbook = ${running.name} and procedure = ${of.procedure} and occurrence = ${of.record}
    and subject_id = ${of.subject.id === 'company' ? ctx.tenantId : of.subject.id} and state = 'open'`

export async function skipStep(
  ctx: Ctx,
  running: Running,
  effect: Extract<Effect, { effect: 'skip' }>,
): Promise<void> {
  await sql`update procedure_records set skipped = array_append(skipped, ${effect.step}) where ${isOne(running, effect, ctx)}
    and not ${effect.step} = any(skipped)`.execute(ctx.db)
}

export async function finishRecord(
  ctx: Ctx,
  running: Running,
  effect: Extract<Effect, { effect: 'finish' }>,
): Promise<void> {
  await sql`update procedure_records set state = 'closed', closed_at = ${ctx.now}, result = ${effect.result ?? null}, row_version = row_version + 1
    where ${isOne(running, effect, ctx)}`.execute(ctx.db)
}

const staffOf = (ctx: Ctx) => (ctx.actor.kind === 'staff' ? ctx.actor.id : null)

/** What a fact says of a record is written on it before anything is decided: whoever did it, and however. */
export async function learnStep(ctx: Ctx, running: Running, fact: Recorded): Promise<void> {
  const procedure = indexOf(running.playbook).procedures.get(fact.kind)
  if (!procedure || !fact.record) return
  const record = { procedure: procedure.name, record: recordOf(fact.record), subject: fact.subject }
  if (fact.kind === cancelledEvent(procedure.name))
    await sql`update procedure_records set state = 'cancelled', closed_at = ${ctx.now}, closed_by = ${staffOf(ctx)}::uuid, row_version = row_version + 1
      where ${isOne(running, record, ctx)}`.execute(ctx.db)
  if (fact.kind === sentBackEvent(procedure.name)) {
    const undone = [...undoneBy(procedure, String(fact.values?.to))]
    await sql`update procedure_records set round = round + 1, done = done - ${undone}::text[], row_version = row_version + 1,
        skipped = array(select step from unnest(skipped) step where not step = any(${undone}::text[]))
      where ${isOne(running, record, ctx)}`.execute(ctx.db)
  }
  const step = procedure.steps.find(({ name }) => fact.kind === stepEvent(procedure.name, name))
  if (!step) return
  const { decision, files } = (fact.values ?? {}) as Pick<Done, 'decision' | 'files'>
  const done: Done = {
    at: fact.at,
    by: staffOf(ctx),
    ...(decision ? { decision } : {}),
    ...(files?.length ? { files } : {}),
  }
  await sql`update procedure_records set done = done || jsonb_build_object(${step.name}::text, ${JSON.stringify(done)}::jsonb), row_version = row_version + 1
    where ${isOne(running, record, ctx)}`.execute(ctx.db)
}

type Origin = Extract<Effect, { effect: 'begin' | 'raise' }>

const isOrigin = (effect: Effect): effect is Origin => effect.effect === 'begin' || effect.effect === 'raise'

/** The facts that follow from what was decided, with the customer and place of what they follow from. */
export function followingFacts(
  ctx: Ctx,
  running: Running,
  decided: readonly { fact: Recorded | null; effects: readonly Effect[] }[],
): Fact[] {
  return decided.flatMap(({ fact, effects }) =>
    followsOf(indexOf(running.playbook), effects).map(({ event, subject, at, record, values }) => {
      const origin = effects.find(
        (effect) =>
          isOrigin(effect) && effect.subject.kind === subject.kind && effect.subject.id === subject.id,
      )
      const about = origin && isOrigin(origin) ? origin.about : undefined
      return {
        kind: event,
        subject: subject.kind === 'company' ? { kind: 'company', id: ctx.tenantId } : subject,
        at,
        customerId: about?.customer?.id ?? fact?.customerId ?? null,
        unitId: fact?.unitId ?? null,
        projectId: about?.project?.id ?? fact?.projectId ?? null,
        values: values ?? {},
        ...(record ? { record } : {}),
      }
    }),
  )
}
